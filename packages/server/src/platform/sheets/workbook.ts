/** An empty workbook. Its library is read when the first one is asked for: a start need not wait for it. */
export async function newWorkbook() {
  const { Workbook } = await import('@cj-tech-master/excelts');
  return new Workbook();
}
