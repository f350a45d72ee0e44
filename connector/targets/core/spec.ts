// The model as JSON: actions, triggers and what they need, as `to_data` of `connector.model` prints
// them. A field that holds its default is left out; comments name the defaults that readers take.

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export type Effect = 'read' | 'idempotent' | 'write' | 'physical';
export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'datetime' | 'json' | 'file';
export type Widget = 'line' | 'multiline' | 'code';
export type Cast = 'flag' | 'json_text';
export type Strategy = 'upload' | 'call';
export type Match = 'equals' | 'named' | 'contains';
export type Place = 'query' | 'body' | 'form' | 'path';
export type HostName = 'api' | 'files' | 'filament_database' | 'oauth' | 'panel';
export type TriggerKind = 'webhook' | 'polling';
export type Emit = 'new' | 'changed' | 'reached';
export type CursorFormat = 'iso' | 'epoch';
export type Order = 'newest_first' | 'any';

export interface Parameter {
  place: Place;
  key: string;
  schema: JsonObject;
  required?: boolean; // false
}

export interface Paging {
  place: Place;
  page: string;
  size: string;
  max: number;
  pages?: string; // the answer does not count pages
  total?: string; // the answer does not count records
}

export interface Operation {
  id: string;
  method: string;
  host: HostName;
  path: string;
  company?: boolean; // true
  public?: boolean; // false
  parameters?: Parameter[]; // none
  paging?: Paging; // not paged
  plan?: string; // unstated
  tier?: string; // unstated
  permissions?: string[]; // none
  scopes?: string[]; // none
  response?: JsonObject;
  example?: Json;
}

export interface Destination {
  place: Place;
  key: string;
  split?: string;
  map?: JsonObject;
  cast?: Cast;
  join?: string;
  join_many?: string;
}

export interface Option {
  value: Json;
  label: string;
}

export interface Input {
  name: string;
  label: string;
  kind: Kind;
  many?: boolean; // false
  help?: string; // empty
  placeholder?: string; // empty
  required?: boolean; // false
  default?: Json; // null
  options?: Option[]; // any value
  minimum?: number;
  maximum?: number;
  max_length?: number;
  max_items?: number;
  pattern?: string;
  widget?: Widget;
  picker?: string;
  advanced?: boolean; // false
  destinations?: Destination[]; // none
  filter?: string;
  match?: Match; // equals
}

export interface Output {
  keys?: string[]; // the whole answer
  many?: boolean; // false
  none?: boolean; // false
  binary?: boolean; // false
  coalesce?: { [name: string]: string[] };
  schema?: JsonObject;
  sample?: Json;
}

export interface Step {
  action: Action;
  name: string;
  take?: string[]; // none
  bind?: { [name: string]: string };
}

export interface Override {
  title?: string;
  description?: string;
  hidden?: boolean; // false
}

export interface Action {
  name: string;
  title: string;
  description: string;
  effect: Effect;
  output: Output;
  operation?: Operation;
  strategy?: Strategy;
  steps?: Step[]; // none
  inputs?: Input[]; // none
  constants?: JsonObject;
  one_of?: string[][]; // none
  any_of?: string[][]; // none
  note?: string; // empty
  plan?: string; // unstated
  scopes?: string[]; // none
  aliases?: string[]; // none
  targets?: { [target: string]: Override };
}

export interface Open {
  values: string[];
  where: JsonObject;
}

export interface Poll {
  operation: Operation;
  records: string[];
  identity: string;
  emit: Emit;
  order?: Order; // any
  cursor?: string; // records carry no time
  cursor_format?: CursorFormat; // iso
  field?: string;
  to?: string[]; // none
  reached_at?: string; // the core compares values and needs no time
  open?: Open;
  look_back?: number; // 120
  constants?: JsonObject;
}

export interface Trigger {
  name: string;
  title: string;
  description: string;
  kind: TriggerKind;
  group: string;
  event?: string;
  poll?: Poll;
  inputs?: Input[]; // none
  twin?: string;
  schema?: JsonObject;
  sample?: Json;
  note?: string; // empty
  plan?: string; // unstated
  scopes?: string[]; // none
  aliases?: string[]; // none
}

export interface Picker {
  name: string;
  title: string;
  operation: Operation;
  records: string[];
  value: string;
  label: string;
  detail?: string;
  search?: string; // searched on the client
  constants?: JsonObject;
  fixed?: Option[]; // none
}

export interface Host {
  name: string;
  api_key: string;
  oauth2: string;
  setting: string;
}

export interface OAuth2 {
  authorize_path: string;
  token_path: string;
  scopes: string[];
  company_operation: Operation;
  company_key: string;
  wrong_company: string;
}

export interface Plan {
  name: string;
  title: string;
  per_minute: number;
}

export interface WebhookLifecycle {
  create: Operation;
  list: Operation;
  delete: Operation;
  sample: Operation;
  secret_headers: string[];
}
