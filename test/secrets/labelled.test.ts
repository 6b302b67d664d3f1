import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { findSecrets } from '../../src/secrets/find.ts';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { labelledFillers } from './labelled-fillers.ts';
import { labelledSecrets } from './labelled-secrets.ts';
import { byBoth, byOurRules, documentOf, precision, recall, requireSecretlint, scoreOf } from './measure.ts';
import { places } from './places.ts';

describe('the labelled set', () => {
  it('is large, half of it fillers, and has every place', () => {
    expect(labelledSecrets.length + labelledFillers.length).toBeGreaterThanOrEqual(160);
    expect(Math.abs(labelledSecrets.length - labelledFillers.length)).toBeLessThan(20);
    const used = new Set([...labelledSecrets, ...labelledFillers].map(({ place }) => place));
    expect(Object.keys(places).filter((place) => !used.has(place as keyof typeof places))).toEqual([]);
  });

  it('says what is a part of the value', () => {
    expect(labelledSecrets.filter(({ value, secret = value }) => !value.includes(secret))).toEqual([]);
  });

  it('is found by our rules, but for the hard ones', async () => {
    const score = await scoreOf(byOurRules);
    expect(precision(score)).toBeGreaterThan(0.97);
    expect(recall(score)).toBeGreaterThan(0.93);
    expect(score.missed.length + score.wrong.length).toBe(8);
  });

  it('is found no worse with secretlint beside them', async () => {
    const lint = await requireSecretlint();
    const score = await scoreOf((source) => byBoth(lint, source));
    expect(precision(score)).toBeGreaterThan(0.97);
    expect(recall(score)).toBeGreaterThan(0.93);
  });
});

describe('masking', () => {
  const found = labelledSecrets.filter((each) => byOurRules(documentOf(each)).length > 0);

  it.each(found.map((each) => [`${each.place} ${each.name}`, each] as const))('%s', (_, each) => {
    const source = documentOf(each);
    const items = readCollections(source).value.flatMap(itemsOf);
    const masked = maskSecrets(source, findSecrets(source, items));
    const { secret = each.value } = each;
    expect(masked).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(JSON.parse(masked)).not.toEqual(JSON.parse(source));
    expect(byOurRules(masked)).toEqual([]);
    expect(readCollections(masked).value.flatMap(itemsOf)).toHaveLength(items.length);
  });
});
