/** Types of what Vite adds: style imports, assets, `import.meta.env` and `import.meta.glob`. */
/// <reference types="vite/client" />
