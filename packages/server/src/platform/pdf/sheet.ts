import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';

/** Makes the document of plain data; the default export of a module that only the printer loads. */
export type Sheet<Data> = (data: Data) => ReactElement<DocumentProps>;
