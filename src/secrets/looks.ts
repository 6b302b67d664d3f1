/** What a secret of a vendor or of a standard looks like, wherever it stands. */
export interface Look {
  readonly kind: string;
  /** Matches the whole secret; tried on a run of letters, digits, `_`, `.` and `-`. */
  readonly pattern: RegExp;
}

/** Prefixes as the vendors document them; a secret of another form has no rule here and is known by its name only. */
export const looks: readonly Look[] = [
  { kind: 'JSON Web Token', pattern: /(?:^eyJ[\w-]{8,}|eyJ[\w-]{8,500})\.[\w-]{8,}\.[\w-]*/ },
  { kind: 'AWS access key', pattern: /(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { kind: 'GitHub token', pattern: /gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{40,255}/ },
  { kind: 'GitLab token', pattern: /gl(?:pat|dt|rt|cbt|ptt|soat)-[\w-]{20,}/ },
  { kind: 'Slack token', pattern: /xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,}/ },
  { kind: 'Stripe key', pattern: /(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{24,}/ },
  { kind: 'Google API key', pattern: /AIza[\w-]{35}/ },
  { kind: 'Google OAuth secret', pattern: /GOCSPX-[\w-]{28}|ya29\.[\w-]{20,}/ },
  { kind: 'SendGrid key', pattern: /SG\.[\w-]{20,24}\.[\w-]{39,50}/ },
  { kind: 'Twilio key', pattern: /SK[0-9a-f]{32}/ },
  { kind: 'Mailgun key', pattern: /key-[0-9a-f]{32}/ },
  { kind: 'Mailchimp key', pattern: /[0-9a-f]{32}-us\d{1,2}/ },
  { kind: 'npm token', pattern: /npm_[A-Za-z0-9]{36}/ },
  { kind: 'PyPI token', pattern: /pypi-AgE[\w-]{50,}/ },
  { kind: 'Anthropic key', pattern: /sk-ant-[\w-]{20,}/ },
  { kind: 'OpenAI key', pattern: /sk-(?:proj-|svcacct-)?(?=[\w-]{0,200}\d)[\w-]{32,}/ },
  { kind: 'Postman key', pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/ },
  { kind: 'DigitalOcean token', pattern: /do[opr]_v1_[0-9a-f]{64}/ },
  { kind: 'Shopify token', pattern: /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { kind: 'Square token', pattern: /sq0(?:atp|csp)-[\w-]{22,}/ },
  { kind: 'Facebook token', pattern: /EAA[A-Za-z0-9]{60,}/ },
  { kind: 'HubSpot token', pattern: /pat-(?:na|eu)\d-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/ },
  { kind: 'Notion token', pattern: /secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,}/ },
  { kind: 'Linear key', pattern: /lin_(?:api|oauth)_[A-Za-z0-9]{32,}/ },
  { kind: 'Airtable token', pattern: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/ },
  { kind: 'Vault token', pattern: /hv[sbr]\.[\w-]{24,}/ },
  { kind: 'Databricks token', pattern: /dapi[0-9a-f]{32}/ },
  { kind: 'Grafana token', pattern: /gl(?:sa|c)_[\w-]{32,}/ },
  { kind: 'Atlassian token', pattern: /AT(?:ATT|CTT|BB)[\w-]{24,}/ },
  { kind: 'Hugging Face token', pattern: /hf_[A-Za-z0-9]{34,}/ },
  { kind: 'Figma token', pattern: /figd_[\w-]{36,}/ },
  { kind: 'Docker token', pattern: /dckr_(?:pat|oat)_[\w-]{24,}/ },
  { kind: 'New Relic key', pattern: /NR(?:AK|RA|II)-[A-Za-z0-9-]{27,}/ },
  { kind: 'Discord token', pattern: /[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}/ },
];

/** Secrets that are not one run of letters and digits. The first group is what is secret. */
export const longLooks: readonly (Look & { readonly marker: string })[] = [
  {
    kind: 'private key',
    marker: 'PRIVATE KEY',
    pattern:
      /(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S](?!-----BEGIN)){40,}?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$))/g,
  },
  {
    kind: 'Slack webhook',
    marker: 'hooks.slack.com',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]+\/[A-Z0-9]+\/(\w{16,})/g,
  },
  {
    kind: 'Discord webhook',
    marker: '/api/webhooks/',
    pattern: /\/api\/webhooks\/\d{10,}\/([\w-]{40,})/g,
  },
  {
    kind: 'signature of an address',
    marker: 'ig',
    pattern: /[?&](?:X-(?:Amz|Goog)-Signature|Signature|sig)=([^\s&"'<>\\]{16,})/gi,
  },
  { kind: 'Telegram token', marker: ':AA', pattern: /(?<!\w)((?:bot)?\d{8,10}:AA[\w-]{32,34})/g },
  {
    kind: 'Azure storage key',
    marker: 'AccountKey=',
    pattern: /AccountKey=([A-Za-z0-9+/]{60,}={0,2})/g,
  },
];
