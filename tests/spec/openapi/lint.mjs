// Lints OpenAPI documents with Redocly's recommended rules: lint.mjs TOOLCHAIN DOCUMENT...
// Prints one JSON array of {severity, rule, pointer, message}.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [toolchain, ...documents] = process.argv.slice(2);
const installed = createRequire(join(toolchain, "package.json"));
const core = pathToFileURL(installed.resolve("@redocly/openapi-core"));
const { createConfig, lint } = await import(core);

const config = await createConfig({ extends: ["recommended"] });
const problems = [];
for (const ref of documents) {
  for (const { severity, ruleId, location, message } of await lint({ ref, config })) {
    problems.push({ severity, rule: ruleId, pointer: location[0]?.pointer ?? "", message });
  }
}
console.log(JSON.stringify(problems));
