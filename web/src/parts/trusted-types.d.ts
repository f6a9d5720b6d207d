// The part of the Trusted Types interface that drawings need; TypeScript's own description of browsers has none.
interface Window {
  trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML(text: string): unknown };
  };
}
