import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { expect, it } from 'vitest';
import { activate, type Activation } from './activation.ts';

tf.env().set('IS_TEST', true);

function activated(activation: Activation): number[] {
  return [...activate(tf, tf.tensor4d([[[[-1, 3, 9]]]]), activation).dataSync()];
}

it('leaves everything as it is for none', () => {
  expect(activated('none')).toEqual([-1, 3, 9]);
});

it('cuts below zero for relu', () => {
  expect(activated('relu')).toEqual([0, 3, 9]);
});

it('cuts above six as well for relu6', () => {
  expect(activated('relu6')).toEqual([0, 3, 6]);
});
