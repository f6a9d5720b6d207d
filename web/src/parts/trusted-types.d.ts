// The part of the Trusted Types interface that the pages need; TypeScript's own description of browsers has none.
interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createHTML: (text: string) => string; createScriptURL: (address: string) => string },
    ): { createHTML(text: string): unknown; createScriptURL(address: string): unknown };
  };
}
