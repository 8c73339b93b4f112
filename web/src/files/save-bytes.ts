/** Hands a file to the person as it is. */
export const saveBytes = (fileName: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): void => {
  const address = URL.createObjectURL(new Blob([bytes], { type: contentType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
};
