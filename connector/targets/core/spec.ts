// The model as JSON: actions, triggers and what they need, as `to_data` of `connector.model` prints
// them. A field that holds its default is left out; comments name the defaults that readers take.

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export type Effect = 'read' | 'idempotent' | 'write' | 'physical';
export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'datetime' | 'json' | 'file';
export type Widget = 'line' | 'multiline' | 'code';
export type Cast = 'flag' | 'json_text';
export type Strategy =
  | 'upload'
  | 'call'
  | 'gcode'
  | 'wait'
  | 'material_tags'
  | 'custom_values';
export type Match = 'equals' | 'named' | 'contains' | 'falls_below' | 'reaches';
export type Place = 'query' | 'body' | 'form' | 'path';
export type HostName = 'api' | 'files' | 'filament_database' | 'oauth' | 'panel';
export type TriggerKind = 'webhook' | 'polling';
export type Emit = 'new' | 'changed' | 'reached' | 'gone';
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
  deletes?: boolean; // false
  binary?: boolean; // false
  coalesce?: { [name: string]: string[] };
  simple?: string[]; // the target's choice
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

export interface Gcode {
  to: string;
  lines: string[];
}

export interface Wait {
  path: string;
  every: number;
  values?: string[]; // being there is enough
}

export interface MaterialTags {
  operation: Operation;
  given: { [place: string]: string };
  slots: string;
  stored: string;
  to: string;
}

export interface CustomValues {
  to: string;
  definitions: Operation;
  keys?: string[]; // the whole answer
}

export interface Kept {
  input: string;
  at: string;
  day?: boolean; // false
  needed?: boolean; // false
}

export interface Keep {
  operation: Operation;
  given: { [place: string]: string };
  each: Kept[];
  keys?: string[]; // the whole answer
}

export interface Limit {
  input: string;
  at: string;
  entry?: number; // no list
  needs?: string;
  lacking?: string; // empty
}

export interface Limits {
  operation: Operation;
  given: { [place: string]: string };
  each: Limit[];
  keys?: string[]; // the whole answer
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
  gcode?: Gcode;
  limits?: Limits;
  wait?: Wait;
  material_tags?: MaterialTags;
  custom_values?: CustomValues;
  keep?: Keep;
  note?: string; // empty
  deprecated?: string; // not
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
  single?: boolean; // false
  order?: Order; // any
  cursor?: string; // records carry no time
  cursor_format?: CursorFormat; // iso
  field?: string;
  to?: string[]; // none; of changed: any
  not_to?: string[]; // none
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

export interface FieldKinds {
  kind: string;
  kinds: { [kind: string]: string };
  choices?: string;
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
  needs?: { [target: string]: string }; // depends on no inputs
  url?: string; // unknown
  fields?: FieldKinds; // records are no fields
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
