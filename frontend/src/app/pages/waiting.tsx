export { WaitingPage as Component } from '../../features/records/waiting-page'
