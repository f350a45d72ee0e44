// Running an action: a generator that yields requests and is sent their answers.
//
// Nothing here sends anything: a platform drives the generator over HTTP, a test with answers it
// made up.

import type { Action, Json, Operation } from './spec';
import type { Exchange, Request } from './messages';
import type { Given, Values } from './inputs';
import { typedValues } from './custom_values';
import { ApiError, InputError } from './errors';
import { passes } from './filters';
import { linesOf } from './gcode';
import { readInputs } from './inputs';
import { keptValues } from './keep';
import { keepLimits } from './limits';
import { textOf } from './operators';
import { checkMaterials, tagMaterials } from './material_tags';
import { readList } from './paging';
import { has, isRecord, lookup, own, put } from './paths';
import { buildRequest } from './request';
import { readAnswer, shape } from './response';
import { PART_SIZE, upload } from './upload';
import { wait } from './wait';

/** Check the inputs now (throws InputError), and return the exchange that runs the action. */
export function execute(action: Action, given: Given, partSize = PART_SIZE): Exchange {
  const values = readInputs(action.inputs ?? [], given, action.one_of, action.any_of);
  checkMaterials(action, values);
  return run(action, values, partSize);
}

function* run(action: Action, given: Values, partSize: number): Exchange {
  const values = action.keep ? yield* keptValues(action, action.keep, given) : given;
  if (action.steps?.length) return yield* runSteps(action, values, partSize);
  if (action.strategy === 'call') return readAnswer(yield anyRequest(action, values));
  // Every other action has an operation; the compiler of the spec sees to it.
  const operation = action.operation as Operation;
  if (action.strategy === 'upload') return yield* upload(action, operation, values, partSize);
  if (action.wait !== undefined) return yield* wait(action, action.wait, values);
  if (action.material_tags !== undefined) {
    return yield* tagMaterials(action, action.material_tags, values);
  }
  const { inputs, effect, output, gcode, limits, custom_values: custom } = action;
  if (limits !== undefined) yield* keepLimits(limits, values);
  const constants = { ...action.constants };
  if (gcode !== undefined) constants[gcode.to] = linesOf(gcode.lines, values);
  if (custom !== undefined) constants[custom.to] = yield* typedValues(custom, values);
  const request = buildRequest(operation, inputs, values, constants, effect);
  if (output.binary) return yield* download(request);
  if (output.many) {
    const filters = (inputs ?? []).filter((item) => item.filter !== undefined);
    const keeps = (record: Json) => passes(filters, values, record);
    const limit = Number(own(values, 'limit') ?? 0);
    return yield* readList(operation, request, output, limit, filters.length ? keeps : undefined);
  }
  return shape(output, readAnswer(yield request));
}

/** The request of the escape hatch: what the inputs say, whatever it is. */
function anyRequest(action: Action, values: Values): Request {
  const fields = own(values, 'query') ?? {};
  if (!isRecord(fields)) throw new InputError(['query: takes a JSON object, not a list']);
  const query: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null) put(query, key, queryText(value));
  }
  return {
    method: String(values.method),
    host: 'api',
    path: String(values.path).replace(/^\/+/, ''),
    company: true,
    public: false,
    query,
    body: (own(values, 'body') ?? null) as Json,
    form: null,
    effect: action.effect,
    expects: 'json',
  };
}

/** A list is comma separated, which is how the backend takes lists of ids in the query. */
function queryText(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join(',') : textOf(value);
}

function* download(request: Request): Exchange {
  const response = yield { ...request, expects: 'file' };
  const file = response.file ?? null;
  if (file !== null) return { file };
  readAnswer(response);
  throw new ApiError('unexpected', 'The answer holds no file', response.status);
}

/**
 * Run the steps in turn. A failure carries what the earlier ones had done.
 *
 * Inputs were checked before the first step, so a later one can only miss what was bound.
 */
function* runSteps(action: Action, values: Values, partSize: number): Exchange {
  const done: Record<string, unknown> = {};
  for (const step of action.steps ?? []) {
    const given: Given = {};
    for (const name of step.take ?? []) {
      if (has(values, name)) put(given, name, values[name]);
    }
    for (const [name, path] of Object.entries(step.bind ?? {}))
      put(given, name, lookup(done, path));
    let failure: unknown;
    try {
      put(done, step.name, yield* execute(step.action, given, partSize));
      continue;
    } catch (error) {
      failure = error;
    }
    throw stepError(failure, step.name, done);
  }
  return done;
}

function stepError(failure: unknown, step: string, done: Record<string, unknown>): unknown {
  let error = failure;
  if (failure instanceof InputError && Object.keys(done).length > 0) {
    const message = `The answer before ${step} does not do: ${failure.message}`;
    error = new ApiError('unexpected', message);
  }
  if (error instanceof ApiError) error.done = { ...done };
  return error;
}
