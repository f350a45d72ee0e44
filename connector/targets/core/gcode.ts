// The gcode strategy: numbers filled into lines of G-code.
//
// Inputs are numbers only, as the compiler of the spec makes sure, so that nothing but a number
// ever gets into a line.

import type { Values } from './inputs';
import { has } from './paths';

const WORD = /^([A-Z])\{([a-z0-9_]+)(?:%(\d+))?(\?)?\}$/;
/** Numbers are written to a thousandth, which is a micrometre where it stands for millimetres. */
const DECIMALS = 1000;

/**
 * The lines for what was given: without words, and without lines, that nothing was given for.
 *
 * `F{speed?}` is such a word but keeps no line; a line without any inputs stays.
 */
export function linesOf(templates: readonly string[], values: Values): string[] {
  const lines = templates.map((template) => lineOf(template, values));
  return lines.filter((line) => line !== null);
}

function lineOf(template: string, values: Values): string | null {
  const words: string[] = [];
  let asks = false;
  let gives = false;
  for (const word of template.split(' ')) {
    const [, letter = '', name, whole, aside] = WORD.exec(word) ?? [];
    if (name === undefined) {
      words.push(word);
      continue;
    }
    asks = true;
    if (!has(values, name)) continue;
    if (aside === undefined) gives = true;
    words.push(letter + numberOf(Number(values[name]), whole));
  }
  return gives || !asks ? words.join(' ') : null;
}

function numberOf(value: number, whole: string | undefined): string {
  if (whole === undefined) return decimal(value);
  return String(Math.floor((value * Number(whole)) / 100 + 0.5));
}

/** A number in digits, at most three of them behind the point, and never with an exponent. */
export function decimal(value: number): string {
  const thousandths = BigInt(Math.floor(Math.abs(value) * DECIMALS + 0.5));
  const size = BigInt(DECIMALS);
  const rest = String(thousandths % size)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const sign = value < 0 && thousandths > 0 ? '-' : '';
  return `${sign}${thousandths / size}${rest === '' ? '' : `.${rest}`}`;
}
