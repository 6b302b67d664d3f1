import type { ItemForm } from '../item.ts';
import { readAuthOrHelper } from './auth.ts';
import { readFlatRequest } from './request.ts';
import { readResponses } from './responses.ts';

/** An item of version 1 is a request, with its name and its answers. */
export const requestForm: ItemForm = {
  requestOf: (own) => own,
  readRequest: readFlatRequest,
  readExamples: readResponses,
  readAuth: readAuthOrHelper,
};
