/** NOD's answer: the HTTP status, the XML, and the text of its first element with a name. */
export interface NodAnswer {
  readonly status: number;
  readonly xml: string;
  readonly text: (name: string) => string | undefined;
  readonly all: (name: string) => string[];
}

/** Sends a SOAP message to NOD's back office. */
export const nod = async (address: string, message: string): Promise<NodAnswer> => {
  const response = await fetch(`${address}/nod/backoffice`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: message,
  });
  const xml = await response.text();
  const all = (name: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
  return { status: response.status, xml, text: (name) => all(name)[0], all };
};

/** The code of the fault that NOD answers with. */
export const faultOf = async (address: string, message: string): Promise<string | undefined> =>
  (await nod(address, message)).text('code');
