// The material_tags strategy: tags that name the material of slots, and a look whether they stuck.
//
// A slot is addressed as the analysis of the file does it, and a tag with another address is
// dropped while the answer still says that all went well. So the analysis is read before, and the
// tags after.

import type { Action, Json, JsonObject, MaterialTags, Operation } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { ApiError, InputError } from './errors';
import { LARGEST } from './json_text';
import { textOf } from './operators';
import { has, isRecord, lookup, own } from './paths';
import { readingOf } from './reading';
import { buildRequest } from './request';
import { readAnswer, shape } from './response';

const TAKES = 'takes a list of objects with slot and type, such as [{"slot": 0, "type": 412}]';

/** The record with its tags. Throws ApiError "unexpected" if it does not show what was sent. */
export function* tagMaterials(action: Action, how: MaterialTags, values: Values): Exchange {
  const { inputs, effect, output } = action;
  // Whatever tags has an operation and an input of materials; the compiler of the spec sees to it.
  const operation = action.operation as Operation;
  const materials = materialsOf(own(values, 'materials'));
  const reading = readingOf(how, values);
  const slots = lookup(shape(output, readAnswer(yield reading)), how.slots);
  if (!Array.isArray(slots)) {
    throw new ApiError('refused', `There is no ${how.slots}: the file has not been analysed`);
  }
  const tags = materials.map((material) => addressed(material, slots));
  const constants = { ...action.constants, [how.to]: tags };
  readAnswer(yield buildRequest(operation, inputs, values, constants, effect));
  const record = shape(output, readAnswer(yield reading));
  const stored = lookup(record, how.stored);
  const found = Array.isArray(stored) ? stored.map(identity) : [];
  const lost = materials.filter((_, index) => !found.includes(identity(tags[index] ?? null)));
  if (lost.length > 0) {
    const names = lost.map((material) => textOf(material.slot)).join(', ');
    const message = `The answer said that all went well, but ${how.stored} lacks slot ${names}`;
    throw new ApiError('unexpected', message);
  }
  return record;
}

/** Throw InputError for materials of an action, or of one of its steps, that name no slot. */
export function checkMaterials(action: Action, values: Values): void {
  const tagging = [action, ...(action.steps ?? []).map((step) => step.action)];
  if (!tagging.some((one) => one.material_tags !== undefined)) return;
  if (has(values, 'materials')) materialsOf(values.materials);
}

/** The materials as they were entered; throws InputError for what names no slot or type. */
function materialsOf(given: unknown): JsonObject[] {
  const entries: unknown[] = Array.isArray(given) ? given : [];
  if (entries.length === 0 || !entries.every(isMaterial)) {
    throw new InputError([`materials: ${TAKES}`]);
  }
  const slots = new Set(entries.map((entry) => entry.slot));
  if (slots.size < entries.length) throw new InputError(['materials: takes each slot once']);
  return entries;
}

function isMaterial(entry: unknown): entry is JsonObject {
  return isRecord(entry) && isCount(own(entry, 'slot')) && isCount(own(entry, 'type'));
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST;
}

/** A tag, addressed like its slot: those with a nozzle by it, the others by the extruder. */
function addressed(material: JsonObject, slots: Json[]): JsonObject {
  const slot = Number(material.slot);
  const use = slots[slot] ?? null;
  if (!isRecord(use) || Object.keys(use).length === 0) {
    throw new ApiError('refused', `materials: the file does not use slot ${textOf(slot)}`);
  }
  const tag = { ...material };
  delete tag.slot;
  return has(use, 'nozzle') ? { ...tag, nozzle: slot, ext: 0 } : { ...tag, nozzle: 0, ext: slot };
}

/** Address and type of a tag; a part that is missing is 0. */
function identity(tag: Json): string {
  return ['nozzle', 'ext', 'type'].map((key) => textOf(lookup(tag, key)) || '0').join();
}
