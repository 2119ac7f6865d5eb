import type { Mail } from './mail.js';
import type { MailOutcome } from './mail-outcome.js';
import { serverWords } from './server-words.js';

/** What nodemailer says of a mail that was not sent. Its message is not used: it repeats addresses. */
export interface SendError {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  /** The command that failed. */
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** The commands of which the answer is about this mail; what is refused before concerns the server and us. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
/** Bad sequence of commands: not the mail is wrong. */
const BAD_SEQUENCE = 503;

const FAULTS: ReadonlyMap<string, string> = new Map([
  ['ETIMEDOUT', 'there was no answer in time'],
  ['EDNS', 'the name of the server was not found'],
  ['ETLS', 'the connection could not be made safe'],
  ['EAUTH', 'the server takes no login that is known here'],
  ['EPROTOCOL', 'the server does not speak SMTP'],
  ['ESOCKET', 'the connection failed'],
]);

/** @param wasGiven whether all of the message was on its way when it failed */
export function outcomeOfError(error: SendError, wasGiven: boolean, mail: Mail): MailOutcome {
  const { command = '', responseCode = 0, response = '' } = error;
  const isAboutMail = ABOUT_THE_MAIL.has(command);
  if (wasGiven && (command !== 'DATA' || responseCode < 400)) return { kind: 'UNKNOWN', reason: faultOf(error) };
  if (isAboutMail && error.code === 'EMESSAGE' && responseCode === 0) {
    return { kind: 'REFUSED', reason: 'the message is larger than the server takes' };
  }
  if (responseCode === 0) return { kind: 'TRY_LATER', reason: faultOf(error) };
  const isForGood = isAboutMail && responseCode >= 500 && responseCode !== BAD_SEQUENCE;
  const stage = isAboutMail ? command : 'the connection';
  const reason = `${stage} was answered with: ${serverWords(response, mail)}`;
  return { kind: isForGood ? 'REFUSED' : 'TRY_LATER', reason };
}

function faultOf({ code = '', originalCode = '' }: SendError): string {
  const fault = FAULTS.get(code) ?? 'the connection was lost';
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(originalCode) ? `${fault}: ${originalCode}` : fault;
}
