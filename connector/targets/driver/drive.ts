// Runs an exchange of the core over a platform's HTTP: sends each request, again only if that is
// safe, and hands the answer back.

import { ApiError, readAnswer } from '../core/core';
import type { Exchange, Request, Response } from '../core/core';
import type { Outcome, Sent } from './outcome';
import { isHarmless, resendDelay } from './resend';
import type { Patience } from './resend';

/** What a platform gives: a way to send, a way to wait, and how long it lets a call take. */
export interface Sender {
  /** Makes a request ready. The result sends it once, each time that it is called. */
  prepare(request: Request): Promise<() => Promise<Outcome>>;
  sleep(milliseconds: number): Promise<unknown>;
  readonly patience: Patience;
}

const UNKNOWN =
  'The call was sent, but no answer came: it may have been executed. Look before you repeat it';

/** The output of an exchange. Throws InputError, ApiError, or what the platform threw. */
export async function drive<Result>(
  sender: Sender,
  start: () => Exchange<Result>,
): Promise<Result> {
  const exchange = start();
  let step = exchange.next();
  while (!step.done) {
    const answer = await answerTo(sender, step.value);
    step = answer instanceof ApiError ? exchange.throw(answer) : exchange.next(answer);
  }
  return step.value;
}

async function answerTo(sender: Sender, request: Request): Promise<Response | ApiError> {
  if (request.delay !== undefined) await sender.sleep(request.delay * 1000);
  const send = await sender.prepare(request);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send();
    if (outcome.kind === 'local') throw outcome.error;
    const delay = resendDelay(request.effect, outcome, attempt, sender.patience);
    if (delay === null) return settle(request, outcome);
    await sender.sleep(delay);
  }
}

/** What an outcome means when the request is not sent again. */
function settle({ effect }: Request, outcome: Sent): Response | ApiError {
  if (outcome.kind === 'answered') {
    const { status } = outcome.response;
    const isUnknown = !isHarmless(effect) && (status === 502 || status === 504);
    if (!isUnknown) return outcome.response;
    return new ApiError('unknown', `${UNKNOWN} (${reasonOf(outcome.response)})`, status);
  }
  const { kind, reason } = outcome;
  if (kind === 'lost' && !isHarmless(effect)) {
    return new ApiError('unknown', `${UNKNOWN} (${reason})`);
  }
  return new ApiError('unreachable', `No answer: ${reason}`);
}

function reasonOf(response: Response): string {
  try {
    readAnswer(response);
    return `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
