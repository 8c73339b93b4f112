import { describe, expect, it } from '@jest/globals';
import { compileRoutes } from './match-route';

const route = (path: string, method = 'GET'): { method: string; path: string } => ({ method, path });
const find = (paths: readonly string[], path: string): string | undefined => compileRoutes(paths.map((p) => route(p)))('GET', path)?.route.path;

describe('finding the route', () => {
  it('prefers the literal segment, whatever the order of the table', () => {
    const paths = ['/cases/{id}', '/cases/open', '/{any}/open', '/cases/{id}/steps', '/cases/open/{step}'];
    for (const order of [paths, [...paths].reverse()]) {
      expect(find(order, '/cases/open')).toBe('/cases/open');
      expect(find(order, '/cases/7')).toBe('/cases/{id}');
      expect(find(order, '/lists/open')).toBe('/{any}/open');
      expect(find(order, '/cases/open/steps')).toBe('/cases/open/{step}');
      expect(find(order, '/cases/7/steps')).toBe('/cases/{id}/steps');
    }
  });

  it('decodes parameters after splitting, so that an encoded slash stays inside its segment', () => {
    const look = compileRoutes([route('/enterprises/{name}/loans/{loanId}')]);
    expect(look('GET', '/enterprises/%E5%8E%A6%E9%97%A8%2F%E7%94%B2/loans/L%201')?.pathParameters).toEqual({ name: '厦门/甲', loanId: 'L 1' });
  });

  it.each(['/cases', '/cases/', '/cases/7/', '/cases/7/steps', '/cases/%E0%A4%A', '/CASES/7'])('has no route for %s', (path) => {
    expect(find(['/cases/{id}'], path)).toBeUndefined();
  });

  it('does not answer another method', () => {
    expect(compileRoutes([route('/cases', 'POST')])('GET', '/cases')).toBeUndefined();
  });

  it('refuses a table in which two routes answer the same requests', () => {
    expect(() => compileRoutes([route('/cases/{id}'), route('/cases/{caseId}')])).toThrow('/cases/{}');
  });
});
