import { defineConfig } from 'vite';

/** The portal: built into dist/web with hashed names; while working on it, API and sign-in come from `npm start`. */
export default defineConfig({
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200,
    // Packages mark modules for server rendering, which means nothing here.
    rolldownOptions: { onwarn: (warning, warn) => { if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning); } },
  },
  server: { proxy: Object.fromEntries(['/api', '/identity', '/demo', '/settings.json'].map((path) => [path, 'http://localhost:8080'])) },
});
