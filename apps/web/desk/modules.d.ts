/// <reference types="vite/client" />

declare module 'virtual:traditional-map' {
  const map: import('#base/web/traditional.ts').TraditionalMap
  export default map
}
