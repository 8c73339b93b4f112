import { describe, expect, it } from '@jest/globals';
import { uploadsOf } from './portal-upload';

describe('putting the portal into its bucket', () => {
  const uploads = uploadsOf(['index.html', 'icon.svg', 'assets/b-12345678.js', 'assets/a-12345678.css']);

  it('puts the page last, after everything it names', () => {
    expect(uploads.map(({ key }) => key)).toEqual(['assets/a-12345678.css', 'assets/b-12345678.js', 'icon.svg', 'settings.json', 'index.html']);
  });

  it('lets hashed files be kept for a year and has page and settings asked for anew', () => {
    expect(uploads.filter(({ cacheControl }) => cacheControl.includes('immutable')).map(({ key }) => key)).toEqual(['assets/a-12345678.css', 'assets/b-12345678.js']);
    expect(uploads.filter(({ cacheControl }) => cacheControl === 'no-cache').map(({ key }) => key)).toEqual(['icon.svg', 'settings.json', 'index.html']);
  });

  it('puts nothing without a page, and no file whose kind it does not know', () => {
    expect(() => uploadsOf(['assets/b-12345678.js'])).toThrow('npm run build:web');
    expect(() => uploadsOf(['index.html', 'assets/x.map'])).toThrow('content type');
  });
});
