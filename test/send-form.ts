const EDGE = 'edge-of-the-form';

/** A form with one file and some fields, as a browser sends it. */
export function formOf(
  file: { readonly name: string; readonly bytes: Buffer | string },
  fields: Readonly<Record<string, string>> = {},
) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${EDGE}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), Buffer.from(file.bytes), Buffer.from(`\r\n--${EDGE}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` },
  };
}
