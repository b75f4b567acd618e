/** What can be wrong with a page, by one name for both Lighthouse 12 and 13. */
export interface Finding {
  readonly name: string;
  readonly title: string;
  /** Audits that tell of it, those of Lighthouse 13 first. */
  readonly audits: readonly string[];
}

export const FINDINGS: readonly Finding[] = [
  {
    name: 'render_blocking',
    title: 'Files that hold up the first picture',
    audits: ['render-blocking-insight', 'render-blocking-resources'],
  },
  {
    name: 'image_delivery',
    title: 'Images heavier than they need be',
    audits: [
      'image-delivery-insight',
      'uses-optimized-images',
      'modern-image-formats',
      'uses-responsive-images',
      'efficient-animated-content',
    ],
  },
  { name: 'offscreen_images', title: 'Images loaded before they are seen', audits: ['offscreen-images'] },
  {
    name: 'caching',
    title: 'Files kept too briefly by browsers',
    audits: ['cache-insight', 'uses-long-cache-ttl'],
  },
  { name: 'dom_size', title: 'Too many elements', audits: ['dom-size-insight', 'dom-size'] },
  {
    name: 'third_parties',
    title: 'Code of others',
    audits: ['third-parties-insight', 'third-party-summary'],
  },
  {
    name: 'lcp_element',
    title: 'What makes the largest picture late',
    audits: ['lcp-breakdown-insight', 'largest-contentful-paint-element'],
  },
  {
    name: 'lcp_discovery',
    title: 'The largest picture is found late',
    audits: ['lcp-discovery-insight', 'prioritize-lcp-image', 'lcp-lazy-loaded'],
  },
  {
    name: 'font_display',
    title: 'Text hidden until its font is there',
    audits: ['font-display-insight', 'font-display'],
  },
  {
    name: 'layout_shifts',
    title: 'Things that move while the page loads',
    audits: ['cls-culprits-insight', 'layout-shifts'],
  },
  { name: 'inp_breakdown', title: 'What makes answers to a touch late', audits: ['inp-breakdown-insight'] },
  {
    name: 'document_latency',
    title: 'The page itself comes late',
    audits: ['document-latency-insight', 'server-response-time', 'redirects', 'uses-text-compression'],
  },
  {
    name: 'duplicated_javascript',
    title: 'JavaScript that is there twice',
    audits: ['duplicated-javascript-insight', 'duplicated-javascript'],
  },
  {
    name: 'legacy_javascript',
    title: 'JavaScript for browsers that are gone',
    audits: ['legacy-javascript-insight', 'legacy-javascript'],
  },
  { name: 'forced_reflow', title: 'Layout computed over and over', audits: ['forced-reflow-insight'] },
  {
    name: 'request_chains',
    title: 'Files that wait for files',
    audits: ['network-dependency-tree-insight', 'critical-request-chains', 'uses-rel-preconnect'],
  },
  { name: 'modern_http', title: 'Old HTTP', audits: ['modern-http-insight', 'uses-http2'] },
  { name: 'viewport', title: 'Page not made for small screens', audits: ['viewport-insight', 'viewport'] },
  { name: 'unused_javascript', title: 'JavaScript that is not used', audits: ['unused-javascript'] },
  { name: 'unused_css', title: 'Styles that are not used', audits: ['unused-css-rules'] },
  { name: 'unminified_javascript', title: 'JavaScript not made small', audits: ['unminified-javascript'] },
  { name: 'unminified_css', title: 'Styles not made small', audits: ['unminified-css'] },
  { name: 'total_weight', title: 'Weight of the whole page', audits: ['total-byte-weight'] },
  { name: 'script_time', title: 'Time that JavaScript takes', audits: ['bootup-time'] },
  { name: 'main_thread', title: 'Work of the main thread', audits: ['mainthread-work-breakdown'] },
  { name: 'long_tasks', title: 'Long tasks', audits: ['long-tasks'] },
  { name: 'unsized_images', title: 'Images without a size', audits: ['unsized-images'] },
  { name: 'bf_cache', title: 'No quick way back to the page', audits: ['bf-cache'] },
];
