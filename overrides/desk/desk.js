// Starts Decap with the formats and previews of the campaign's records.

import { format } from "./records.js";
import { chapter, event, handbook } from "./previews.js";
import { laidOver, words } from "./vi.js";
import { sentence } from "./widgets.js";

const { CMS, initCMS } = window;
const config = await (await fetch("config.json")).json();

CMS.registerLocale("vi", laidOver(CMS.getLocale("vi"), words));
CMS.registerWidget("sentence", sentence);
for (const collection of config.collections) {
  const fields = collection.fields ?? collection.files[0].fields; // the files of a collection are of one kind
  CMS.registerCustomFormat(collection.format, collection.extension ?? "yml", format(fields));
  if (collection.name.startsWith("chapters-")) CMS.registerPreviewTemplate(collection.name, chapter);
  if (collection.name === "events") CMS.registerPreviewTemplate("events", event(fields));
  for (const file of collection.name === "handbooks" ? collection.files : [])
    CMS.registerPreviewTemplate(file.name, handbook);
}
CMS.registerPreviewStyle("preview.css");

/** At a desk every change that is saved is checked; the sentences are those of `campaign check`. */
async function tellProblems() {
  const answer = await fetch("problems.json");
  if (!answer.ok) return; // online the host's own check tells
  const problems = await answer.json();
  const dialog = document.getElementById("problems");
  dialog.querySelector("ul").replaceChildren(
    ...problems.map((problem) => Object.assign(document.createElement("li"), { textContent: problem })),
  );
  if (problems.length) dialog.showModal();
}

if (config.backend.name === "proxy") CMS.registerEventListener({ name: "postSave", handler: tellProblems });
initCMS({ config: { ...config, load_config_file: false } });
