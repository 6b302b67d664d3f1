import * as arrange from '../../print/arrange.ts';
import * as code from '../../print/code.ts';
import * as comment from '../../print/comment.ts';
import * as literal from '../../print/literal.ts';
import * as message from '../../print/message.ts';
import * as names from '../../print/names.ts';
import * as printable from '../../print/printable.ts';
import * as program from '../../targets/program.ts';
import * as target from '../../targets/target.ts';
import * as encode from '../../wire/encode.ts';
import * as fill from '../../wire/fill.ts';
import * as multipart from '../../wire/multipart.ts';
import * as placeholders from '../../wire/placeholders.ts';
import * as request from '../../wire/request.ts';
import * as template from '../../wire/template.ts';

/** What the core has for every printer, by its path below `src`; `scripts/bundle.ts` makes printers ask for it here. */
export const modules = {
  'print/arrange.ts': arrange,
  'print/code.ts': code,
  'print/comment.ts': comment,
  'print/literal.ts': literal,
  'print/message.ts': message,
  'print/names.ts': names,
  'print/printable.ts': printable,
  'targets/program.ts': program,
  'targets/target.ts': target,
  'wire/encode.ts': encode,
  'wire/fill.ts': fill,
  'wire/multipart.ts': multipart,
  'wire/placeholders.ts': placeholders,
  'wire/request.ts': request,
  'wire/template.ts': template,
};
