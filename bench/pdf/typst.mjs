// Compiles every .typ file of a folder to a PDF beside it, in one process.
import fs from 'fs';
import path from 'path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const folder = process.argv[2];
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: ['/usr/share/fonts'] }] });
for (const name of fs.readdirSync(folder).filter((n) => n.endsWith('.typ'))) {
  const file = path.join(folder, name);
  fs.writeFileSync(file.replace(/typ$/, 'pdf'), compiler.pdf({ mainFilePath: file }, { pdfStandard: 'ua-1' }));
  compiler.evictCache(0);
}
