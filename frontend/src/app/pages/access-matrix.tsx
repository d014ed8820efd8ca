export { AccessMatrixPage as Component } from '../../features/access/access-matrix-page'
