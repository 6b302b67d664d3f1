import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { type Delivery, startDelivery } from '../../src/simulator/delivery.ts';
import { mailServer } from '../../src/simulator/mail-server.ts';
import {
  type KeptMail,
  listMails,
  type OutboxTables,
  outboxMigrations,
  sendMail,
} from '../../src/simulator/outbox.ts';
import { keptDatabase } from './databases.ts';
import { describeMail, freePort, idOf, MailServer } from './mail-server.ts';
import { startZoom } from './zoom.ts';

const patience = {
  handOver: 4_000,
  claim: 9_000,
  firstPause: 50,
  longestPause: 200,
  look: 20,
  ending: 500,
};
const folder = await mkdtemp(join(tmpdir(), 'wireproof-mail-'));
afterAll(() => rm(folder, { recursive: true }));

let server: MailServer;
let database: Kysely<OutboxTables>;
let deliveries: Delivery[] = [];
let name: string;
beforeEach(async () => {
  name = await keptDatabase();
  server = new MailServer(await freePort(), join(folder, crypto.randomUUID()));
  database = await openOutbox();
});
afterEach(async () => {
  await Promise.all(deliveries.map((delivery) => delivery.close()));
  deliveries = [];
  await database.destroy();
  await server.kill();
});

async function openOutbox() {
  const opened = await openDatabase<OutboxTables>(name);
  await migrate(opened, 'wireproof', outboxMigrations);
  return opened;
}

async function deliver(from = database) {
  const delivery = startDelivery(from, await mailServer(server), { patience });
  deliveries.push(delivery);
  return delivery;
}

const put = (recipient: string, subject = 'Subject') =>
  sendMail(database, { behaviour: 'zoom-users', recipient, subject, text: 'Hello Zoë.', sentAt: 0 });

/** Waits as long as a machine may take that is busy with the other tests. */
const eventually = <Value>(look: () => Promise<Value>) => vi.waitFor(look, { timeout: 15_000, interval: 20 });

const settled = (state: KeptMail['state'], count: number) =>
  eventually(async () => {
    const mails = (await listMails(database, 1_000)).filter((mail) => mail.state === state);
    expect(mails).toHaveLength(count);
    return mails;
  });

describeMail('mails are delivered to a mail server', () => {
  test('one of a changed password, with its Message-ID and the simulated time', async () => {
    await server.start();
    const zoom = await startZoom({ smtp: server, patience });
    const { now } = (await zoom.freeze()).body;
    await zoom.change('New-Password-1');
    const [mail] = await eventually(async () => {
      const { mails } = (await zoom.pages('outbox')).body;
      expect(mails[0].state).toBe('delivered');
      return mails;
    });
    await zoom.simulator.close();
    const [arrived, ...others] = server.arrived();
    expect(others).toEqual([]);
    expect(arrived?.to).toEqual(['mia.member@example.com']);
    expect(arrived && idOf(arrived)).toBe(`${mail.id}@wireproof.invalid`);
    expect(arrived?.content).toContain('Subject: Your password was changed');
    expect(arrived?.content).toContain(`Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`);
    expect(arrived?.content).toContain('X-Simulated-By: Wireproof');
    expect(arrived?.content).not.toContain('New-Password-1');
  });

  test('a recipient whom the server refuses is given up, with its words, and holds up nobody', async () => {
    await server.start();
    await put('refused@example.com');
    await put('ann@example.com');
    await deliver();
    await settled('delivered', 1);
    const [mail] = await settled('refused', 1);
    expect(mail).toMatchObject({ attempts: 1, remark: expect.stringContaining('No such user here') });
  });

  test('a server that is busy is asked again, with the same mail', async () => {
    await server.start();
    await put('busy@example.com');
    await deliver();
    const [mail] = await settled('delivered', 1);
    expect(mail?.attempts).toBe(2);
    expect(mail?.remark).toBeUndefined();
    expect(server.arrived()).toHaveLength(1);
  });

  test('nothing of a recipient or subject becomes a command, a header or a second recipient', async () => {
    await server.start();
    await put('ann@example.com\r\nRCPT TO:<evil@example.com>');
    await put('ann@example.com>, <evil@example.com');
    await put('ann@example.com, evil@example.com');
    await put('zoë@example.com', 'Hello\r\nBcc: evil@example.com\r\n\r\nText ✓');
    await deliver();
    await eventually(async () =>
      expect((await listMails(database, 9)).every(({ state }) => state !== 'waiting')).toBe(true),
    );
    const arrived = server.arrived();
    expect(arrived.flatMap(({ to }) => to)).not.toContain('evil@example.com');
    for (const { content, to } of arrived) {
      expect(to).toHaveLength(1);
      expect(content).not.toMatch(/^Bcc:/im);
    }
  });

  test('mails wait for a server that is not there, and for one that goes away in between', async () => {
    await put('one@example.com');
    await deliver();
    await eventually(async () => expect((await listMails(database, 1))[0]?.attempts).toBeGreaterThan(1));
    expect((await listMails(database, 1))[0]?.remark).toContain('ECONNREFUSED');
    await server.start();
    await settled('delivered', 1);
    await server.kill();
    await put('two@example.com');
    await put('three@example.com');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server.start();
    await settled('delivered', 3);
    expect(server.arrived().map(({ to }) => to[0])).toHaveLength(3);
  });

  test('a server that dies before it keeps a mail gets it once more, and has it once', async () => {
    await server.start();
    await put('lost@example.com');
    await deliver();
    await server.death();
    await server.start();
    await settled('delivered', 1);
    expect(server.arrived()).toHaveLength(1);
  });

  test('a server that dies between keeping a mail and saying so gets the same bytes with the same Message-ID', async () => {
    await server.start();
    await put('broken@example.com');
    await deliver();
    await server.death();
    await server.start();
    await settled('delivered', 1);
    const arrived = server.arrived();
    expect(arrived).toHaveLength(2);
    expect(new Set(arrived.map(({ content }) => content)).size).toBe(1);
  });

  test('three simulators with one database deliver each mail once', async () => {
    await server.start();
    const others = [await openOutbox(), await openOutbox()];
    for (let n = 0; n < 60; n += 1) await put(`user-${n}@example.com`);
    for (const one of [database, ...others]) await deliver(one);
    await settled('delivered', 60);
    expect(server.arrived()).toHaveLength(60);
    expect(new Set(server.arrived().map(idOf)).size).toBe(60);
    await Promise.all(deliveries.map((delivery) => delivery.close()));
    for (const one of others) await one.destroy();
  });

  test('a delivery that ends waits for the mail under way, and the next one goes on', async () => {
    await server.start();
    for (let n = 0; n < 30; n += 1) await put(`user-${n}@example.com`);
    for (let turn = 0; turn < 6; turn += 1) {
      const delivery = await deliver();
      await new Promise((resolve) => setTimeout(resolve, 30));
      await delivery.close();
    }
    await deliver();
    await settled('delivered', 30);
    expect(server.arrived().map(idOf)).toHaveLength(30);
    expect(new Set(server.arrived().map(idOf)).size).toBe(30);
  });

  test('a simulator ends in time although the server is slow, and the mail goes later', async () => {
    await server.start();
    await put('late@example.com');
    const delivery = await deliver();
    await eventually(async () => expect((await listMails(database, 1))[0]?.attempts).toBe(1));
    const started = performance.now();
    await delivery.close();
    expect(performance.now() - started).toBeLessThan(900);
    await deliver();
    await settled('delivered', 1);
    expect(new Set(server.arrived().map(idOf)).size).toBe(1);
  });
});
