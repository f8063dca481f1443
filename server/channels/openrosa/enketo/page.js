/**
 * A browser with Enketo in it, as Enketo Express puts it together: its transformer makes a page of the form, its engine fills
 * in what people press and type, and the record goes out as its client sends records: `xml_submission_file` and the files that
 * the record names, each under its own name, with OpenRosa's headers. Built by ../enketo.soak.ts.
 */
import { Form } from 'enketo-core';
import fileManager from 'enketo-core/src/js/file-manager.js';
import { transform } from 'enketo-transformer/web';

const xmlOf = (text) => new DOMParser().parseFromString(text, 'text/xml');

let made;
let form;
let record;

/** Shows a form anew. `areas`: its table as XML; `edits`: a record that was sent before. */
globalThis.show = async ({ xform, areas, edits, language }) => {
  made = await transform({ xform });
  document.body.innerHTML = made.form;
  const found = made.model.match(/<instance[^>]* src="[^"]+"/g) ?? [];
  form = new Form(
    document.querySelector('form.or'),
    {
      modelStr: made.model,
      ...(edits === undefined ? {} : { instanceStr: edits, submitted: true }),
      external: found.map((one) => ({ id: / id="([^"]+)"/.exec(one)[1], xml: xmlOf(areas) })),
    },
    { language },
  );
  const complaints = form.init();
  return { complaints: complaints.map(String), languages: made.languageMap, external: found.length };
};

/** Whether what was filled in may be sent; and the questions that are asked, with what is wrong with those that may not. */
globalThis.check = async () => {
  const isValid = await form.validate();
  const words = (root, wanted) =>
    [...root.querySelectorAll(wanted)]
      .filter((one) => one.lang === undefined || one.lang === '' || one.classList.contains('active'))
      .map((one) => one.textContent.trim())
      .join(' ');
  return {
    isValid,
    // what this page has no style sheet for is marked all the same
    questions: [...document.querySelectorAll('.question')]
      .filter((one) => !one.closest('.disabled'))
      .map((one) => [
        words(one, '.question-label'),
        one.classList.contains('invalid-required') ? 'required' : '',
        one.classList.contains('invalid-constraint') ? words(one, '.or-constraint-msg') : '',
      ]),
  };
};

globalThis.take = () => {
  record = form.getDataStr({ irrelevant: false });
  return { record, instance: form.instanceID, edits: form.deprecatedID };
};

/** Sends the record that was taken; what came back. */
globalThis.send = async () => {
  const document_ = xmlOf(record);
  const named = [...document_.querySelectorAll('[type="file"]')];
  for (const one of named) one.removeAttribute('type');
  const body = new FormData();
  const text = new XMLSerializer().serializeToString(document_.documentElement);
  body.append('xml_submission_file', new Blob([text], { type: 'text/xml' }), 'xml_submission_file');
  const files = fileManager.getCurrentFiles();
  for (const { textContent } of named) {
    const file = files.find(({ name }) => name === textContent);
    if (file) body.append(file.name, file, file.name);
  }
  const response = await fetch('/submission', {
    method: 'POST',
    cache: 'no-cache',
    headers: {
      'X-OpenRosa-Version': '1.0',
      'X-OpenRosa-Deprecated-Id': form.deprecatedID,
      'X-OpenRosa-Instance-Id': form.instanceID,
    },
    body,
  });
  const message = xmlOf(await response.text()).querySelector('OpenRosaResponse > message')?.textContent;
  return { status: response.status, message, files: files.map(({ name }) => name) };
};
globalThis.isReady = true;
