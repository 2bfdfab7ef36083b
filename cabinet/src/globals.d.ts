// What scripts of OK add to the page.
interface Window {
  FAPI?: any;
  API_callback?: (method: string, result: string) => void;
}
