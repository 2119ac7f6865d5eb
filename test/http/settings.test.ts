import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractMethods } from '@ticket-distribution/container';
import {
  type Settings,
  parseOrderDocument,
  readSettings,
  settingsHelp,
  settingsTable,
} from '@ticket-distribution/http';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const read = (env: Record<string, string>): Settings => {
  const reading = readSettings(env);
  if ('problems' in reading) return expect.fail(JSON.stringify(reading.problems));
  return reading.settings;
};
const wrong = (env: Record<string, string>): string[] => {
  const reading = readSettings(env);
  return 'problems' in reading ? reading.problems.map(({ variable }) => variable) : [];
};

const SANDBOX = { url: 'http://127.0.0.1:3100', rate: null, callbackSecret: null };

describe('The settings', () => {
  it('have defaults that serve on a laptop', () => {
    expect(read({})).to.deep.equal({
      role: 'all',
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/distribution.sqlite',
      databasePoolSize: 10,
      databaseTimeoutMs: 10_000,
      tablePrefix: '',
      autoGenerate: true,
      deliveryWaitMs: 2000,
      bodyLimit: 1024 * 1024,
      eventLoopDelayMaxMs: 2000,
      logLevel: 'info',
      ticketSystemTimeoutMs: 5000,
      deliveryAttempts: 12,
      deliveryBackoffMs: 500,
      deliveryBackoffMaxMs: 15_000,
      deliveryLeaseMs: 30_000,
      deliveryPollMs: 500,
      deliveryConcurrency: 8,
      deliveryRate: null,
      breakerFailures: 5,
      breakerPauseMs: 5000,
      breakerPauseMaxMs: 60_000,
      watchIntervalMs: 60_000,
      lookPauseMs: 1000,
      idempotencyKeepMs: 86_400_000,
      idempotencyLeaseMs: 10_000,
      eventsKeepMs: 2_592_000_000,
      webhookTimeoutMs: 15_000,
      webhookDisableAfterMs: 432_000_000,
      webhookPrivateHosts: [],
      otlpEndpoint: null,
      timeZone: 'Europe/Oslo',
      serviceName: 'ticket-distribution',
      codeKeysFile: null,
      pdfKeepMs: 90 * 24 * 60 * 60 * 1000,
      smtpHost: null,
      smtpPort: 587,
      smtpTls: 'STARTTLS',
      smtpUser: null,
      smtpPassword: null,
      mailFrom: null,
      walletAppleCertificateFile: null,
      walletAppleKeyFile: null,
      walletApplePassphrase: null,
      walletAppleWwdrFile: null,
      walletApplePassType: null,
      walletAppleTeam: null,
      walletAppleWebServiceUrl: null,
      walletTokenSecrets: [],
      walletApplePushHost: null,
      walletGoogleKeyFile: null,
      walletGoogleIssuerId: null,
      walletGoogleClass: null,
      natsUrl: [],
      natsStream: 'TICKET_DISTRIBUTION',
      natsCredentialsFile: null,
      natsUser: null,
      natsPassword: null,
      authIssuer: [],
      authAudience: [],
      authJwksUrl: null,
      authClockSkewS: 30,
      authTimeoutMs: 3000,
      authOrganisationClaim: 'organisationId',
      authPermissionsClaim: 'permissions',
      rateLimitNamed: null,
      rateLimitUnnamed: 10,
      trustedProxies: [],
      requestTimeoutMs: 30_000,
      ticketSystems: { NOD: SANDBOX, ACCOUNT_BASED_TICKETING: SANDBOX, INTERNATIONAL: SANDBOX, BIFROST: SANDBOX },
    });
  });

  it('are read from the environment; an empty one counts as absent', () => {
    const env = { PORT: '0', HOST: '::1', NOD_URL: 'https://nod.example/base/', AUTO_GENERATE: 'false', LOG_LEVEL: '' };
    expect(read(env)).to.include({
      port: 0,
      host: '::1',
      autoGenerate: false,
      logLevel: 'info',
    });
    expect(read(env).ticketSystems.NOD.url).to.equal('https://nod.example/base');
  });

  it('take a size in bytes, KiB and MiB', () => {
    const sizes = ['2048', '2048 B', '2 KiB', '3MiB'].map((size) => read({ BODY_LIMIT: size }).bodyLimit);
    expect(sizes).to.deep.equal([2048, 2048, 2048, 3 * 1024 * 1024]);
  });

  it('are refused all at once, each by its name', () => {
    const env = Object.fromEntries(settingsTable().map(({ variable }) => [variable, '\u0001']));
    expect(wrong(env)).to.have.members(Object.keys(env));
  });

  it('are refused together with what makes the others unsafe', () => {
    expect(wrong({ PORT: 'x', HOST: '0.0.0.0' })).to.deep.equal(['PORT', 'HOST']);
    expect(wrong({ PORT: 'x', AUTH_ISSUER: 'https://issuer.example' })).to.deep.equal(['PORT', 'AUTH_AUDIENCE']);
  });

  const BAD: readonly (readonly [variable: string, values: readonly string[]])[] = [
    ['PORT', ['-1', '65536', '80a', '1e3', '0x10']],
    ['HOST', ['a b', 'http://localhost']],
    [
      'DATABASE_URL',
      ['./data.sqlite', 'sqlite:', 'sqlite::memory:', 'sqlite3:./a', 'mysql://a/b', 'postgres://a', 'postgres:b'],
    ],
    ['TABLE_PREFIX', ['Tickets_', '1st_', '_a', 'a-b', 'a.b', 'å', 'a"', 'abcdefghijklmnopqrstuvwxy']],
    ['NOD_URL', ['localhost:3100', 'ftp://nod.example', 'http://nod.example/?a=b', 'http://nod.example/#a']],
    ['APP_ROLE', ['API', 'both', 'api', 'worker']],
    ['DELIVERY_LEASE_MS', ['0', '999', '3600001']],
    ['AUTO_GENERATE', ['yes', 'TRUE', '1']],
    ['BODY_LIMIT', ['1 GiB', '1 MB', '1', '65 MiB', 'MiB']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
    ['DELIVERY_ATTEMPTS', ['0', '1001', 'many']],
    ['DELIVERY_BACKOFF_MAX_MS', ['499']],
    ['DELIVERY_RATE', ['0', '1.5', '100001', 'none']],
    ['BREAKER_FAILURES', ['0', '1001']],
    ['BREAKER_PAUSE_MAX_MS', ['4999']],
    ['AUTH_ISSUER', ['issuer', 'http://issuer.example', 'https://a:b@issuer.example', 'https://a.example,,']],
    ['AUTH_CLOCK_SKEW_S', ['-1', '301']],
    ['TRUSTED_PROXIES', ['proxy', '10.0.0.0/33', '10.0.0.1/', '::1/129', '0.0.0.0/0', '::/0']],
    ['RATE_LIMIT_UNNAMED', ['-1', 'none']],
    [
      'NATS_URL',
      [
        'localhost:4222',
        'http://a',
        'nats://a:b@c',
        'nats://a/b',
        'nats://a?b',
        'nats://a,,tls://b',
        'nats://a,tls://b',
      ],
    ],
    ['WALLET_APPLE_WEB_SERVICE_URL', ['http://tickets.example', 'https://a.example?b', 'tickets.example']],
    ['WALLET_TOKEN_SECRETS', ['too short', `${'a'.repeat(32)},short`]],
    ['NATS_STREAM', ['a.b', 'a b', '*', 'å']],
  ];
  for (const [variable, values] of BAD) {
    it(`refuse ${variable} of ${values.join(', ')}`, () => {
      for (const value of values) expect(wrong({ [variable]: value }), value).to.deep.equal([variable]);
    });
  }

  it('leave no method a name whose settings mean something else', () => {
    const problems = (method: string) => {
      const result = readSettings({}, { ...contractMethods, [method]: contractMethods.NOD });
      return 'problems' in result ? result.problems.map(({ variable }) => variable) : [];
    };
    expect(problems('NATS')).to.deep.equal(['NATS_URL']);
    expect(problems('DATABASE')).to.deep.equal(['DATABASE_URL']);
    expect(problems('DELIVERY')).to.deep.equal(['DELIVERY_RATE']);
    expect(problems('WALLET')).to.deep.equal([]);
  });

  it('take lists with commas between', () => {
    const { authIssuer, authAudience, trustedProxies } = read({
      AUTH_ISSUER: 'https://one.example/, http://127.0.0.1:8080',
      AUTH_AUDIENCE: 'https://api.example,other',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    });
    expect(authIssuer).to.deep.equal(['https://one.example/', 'http://127.0.0.1:8080']);
    expect(authAudience).to.deep.equal(['https://api.example', 'other']);
    expect(trustedProxies).to.deep.equal(['10.0.0.0/8', '::1']);
  });

  const ISSUER = { AUTH_ISSUER: 'https://issuer.example', AUTH_AUDIENCE: 'https://api.example' };
  for (const [said, env, expected] of [
    ['serve this machine only without an issuer', { HOST: '0.0.0.0' }, ['HOST']],
    ['serve this machine only without an issuer, by its name too', { HOST: 'host.example' }, ['HOST']],
    ['serve this machine without an issuer', { HOST: '::1' }, []],
    ['publish to several servers of NATS', { NATS_URL: 'tls://a:4222, tls://b:4222' }, []],
    ['need servers of NATS with a user', { NATS_USER: 'a', NATS_PASSWORD: 'b' }, ['NATS_URL']],
    ['need a password with a user of NATS', { NATS_URL: 'nats://a', NATS_USER: 'b' }, ['NATS_PASSWORD']],
    ['need a user with a password of NATS', { NATS_URL: 'nats://a', NATS_PASSWORD: 'b' }, ['NATS_USER']],
    [
      'take one kind of proof for NATS',
      { NATS_URL: 'nats://a', NATS_USER: 'b', NATS_PASSWORD: 'c', NATS_CREDENTIALS_FILE: 'd' },
      ['NATS_CREDENTIALS_FILE'],
    ],
    [
      "need all that passes for Apple's wallet are made with",
      { WALLET_APPLE_PASS_TYPE: 'pass.a' },
      [
        'WALLET_APPLE_CERTIFICATE_FILE',
        'WALLET_APPLE_KEY_FILE',
        'WALLET_APPLE_WWDR_FILE',
        'WALLET_APPLE_TEAM',
        'WALLET_APPLE_WEB_SERVICE_URL',
        'WALLET_TOKEN_SECRETS',
        'CODE_KEYS_FILE',
      ],
    ],
    [
      "need all that passes for Google's wallet are made with",
      { CODE_KEYS_FILE: 'keys.json', WALLET_GOOGLE_CLASS: 'tickets' },
      ['WALLET_GOOGLE_KEY_FILE', 'WALLET_GOOGLE_ISSUER_ID'],
    ],
    [
      "take all that passes for Google's wallet are made with",
      {
        CODE_KEYS_FILE: 'keys.json',
        WALLET_GOOGLE_CLASS: 'a',
        WALLET_GOOGLE_KEY_FILE: 'b',
        WALLET_GOOGLE_ISSUER_ID: '1',
      },
      [],
    ],
    ['serve others with an issuer', { ...ISSUER, HOST: '0.0.0.0' }, []],
    ['need an audience with an issuer', { ...ISSUER, AUTH_AUDIENCE: '' }, ['AUTH_AUDIENCE']],
    ['need an issuer with an audience', { ...ISSUER, AUTH_ISSUER: '' }, ['AUTH_ISSUER']],
    [
      'take keys from each of several issuers',
      { ...ISSUER, AUTH_ISSUER: 'https://a.example,https://b.example', AUTH_JWKS_URL: 'https://a.example/keys' },
      ['AUTH_JWKS_URL'],
    ],
  ] as const satisfies readonly (readonly [string, Record<string, string>, readonly string[]])[]) {
    it(said, () => {
      expect(wrong(env)).to.deep.equal(expected);
    });
  }

  it('are all in the help, with default and meaning', () => {
    const help = settingsHelp();
    for (const { variable, byDefault, meaning } of settingsTable()) {
      expect(help)
        .to.include(variable)
        .and.include(`default ${byDefault || 'none'}`)
        .and.include(meaning);
    }
  });
});

describe('The README of the HTTP app', () => {
  const readme = readFileSync(join(ROOT, 'apps', 'http', 'README.md'), 'utf8');

  it('lists the settings as they are', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:none|`(.*)`) \| (.*) \|$/gm)].map(
      ([, variable, byDefault = '', meaning]) => [variable, byDefault, meaning],
    );
    expect(rows).to.deep.equal(
      settingsTable().map(({ variable, byDefault, meaning }) => [variable, byDefault, meaning]),
    );
  });

  it('shows an order that is taken', () => {
    const [, body = ''] = /-d '(\{[\s\S]*?\})'\n/.exec(readme) ?? [];
    expect(parseOrderDocument(JSON.parse(body)).orderLines).to.have.length(1);
  });
});
