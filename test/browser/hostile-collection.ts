const script = '<script>window.harmed = true</script>';
const image = '<img src=x onerror="window.harmed = true">';
const bidi = 'safe\u202e\u2066evil\u2069';

/** A collection in which every text tries to leave its place. Names what it touches `window.harmed`. */
export const hostileCollection = {
  info: {
    name: `</title>${script}${bidi}`,
    description: `${script}${image}[link](javascript:window.harmed=true) <a href="jAvAsCrIpT:window.harmed=true">x</a>`,
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  variable: [{ key: 'baseUrl', value: 'https://api.example.com/v1' }],
  item: [
    {
      name: `"'>${image}${script}`,
      description: script,
      item: [
        {
          name: `${image}</h1>${bidi}${'x'.repeat(5000)}`,
          request: {
            method: 'POST',
            header: [{ key: 'X-Test', value: `"><script>window.harmed = true</script>`, description: image }],
            url: {
              raw: `{{baseUrl}}/:id/${script}`,
              host: ['{{baseUrl}}'],
              path: [':id', script],
              query: [{ key: `"><svg onload="window.harmed = true">`, value: image, description: script }],
              variable: [
                {
                  key: 'id',
                  value: `"><script>window.harmed = true</script>`,
                  description: `(Required) ${image}`,
                },
              ],
            },
            body: {
              mode: 'raw',
              raw: `{"a": "</code></pre>${script}"}\u2028*/ ${image}`,
              options: { raw: { language: 'json' } },
            },
            description: `# ${script}\n\n<h1 id="main" class="skip" style="position:fixed" onclick="window.harmed = true">x</h1>\n\n<details ontoggle="window.harmed = true" open><summary>s</summary></details>\n\n[a](data:text/html,${script}) <iframe src="javascript:window.harmed=true"></iframe> <form action="/_open" method="post"><button>Copy</button></form>`,
          },
          response: [
            {
              name: `**200** ${script}<br>${image}`,
              code: 200,
              status: script,
              header: [{ key: 'Content-Type', value: 'text/html' }],
              body: `<html>${script}</html>`,
            },
            {
              name: `</figure>${script}`,
              code: 404,
              header: [],
              body: `{"message": "${image.replaceAll('"', "'")}"}`,
            },
          ],
        },
      ],
    },
  ],
};
