export { ImportPage as Component } from '../../features/exchange/import-page'
