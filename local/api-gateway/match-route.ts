/** A route as API Gateway knows it: method and path template, for example `/applications/{applicationId}/submit`. */
export interface RoutePattern {
  readonly method: string;
  readonly path: string;
}

export interface RouteMatch<Route> {
  readonly route: Route;
  /** Decoded values by the names of the template. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface CompiledRoute<Route> {
  readonly route: Route;
  readonly segments: readonly string[];
}

/**
 * Builds the look-up for a set of routes. The most specific route wins: at the first segment where two differ, the
 * literal one. Throws a plain Error when two routes answer the same requests (a programming error).
 */
export function compileRoutes<Route extends RoutePattern>(
  routes: readonly Route[],
): (method: string, path: string) => RouteMatch<Route> | undefined {
  const byMethod = new Map<string, CompiledRoute<Route>[]>();
  const seen = new Set<string>();
  for (const route of routes) {
    const shape = `${route.method} ${route.path.replaceAll(/\{[^}]*\}/g, '{}')}`;
    if (seen.has(shape)) throw new Error(`Two routes answer ${shape}`);
    seen.add(shape);
    const compiled = byMethod.get(route.method) ?? [];
    compiled.push({ route, segments: route.path.split('/') });
    byMethod.set(route.method, compiled);
  }
  for (const compiled of byMethod.values()) compiled.sort((a, b) => (specificity(a) < specificity(b) ? -1 : 1));

  return (method, path) => {
    const segments = path.split('/');
    for (const { route, segments: template } of byMethod.get(method) ?? []) {
      const pathParameters = matchSegments(template, segments);
      if (pathParameters !== undefined) return { route, pathParameters };
    }
    return undefined;
  };
}

/** Literal segments sort before parameters, segment by segment. */
function specificity(route: CompiledRoute<unknown>): string {
  return route.segments.map((segment) => (isParameter(segment) ? '1' : '0')).join('');
}

const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

function matchSegments(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const found: Record<string, string> = {};
  for (const [position, expected] of template.entries()) {
    const decoded = decodeSegment(segments[position] ?? '');
    if (decoded === undefined) return undefined;
    if (!isParameter(expected)) {
      if (expected !== decoded) return undefined;
    } else {
      if (decoded === '') return undefined;
      found[expected.slice(1, -1)] = decoded;
    }
  }
  return found;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
