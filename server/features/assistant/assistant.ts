export {
  type ActionRow,
  changeAction,
  dropProposals,
  forgetExpired,
  insertAction,
  selectAction,
  selectDoneLast,
  selectProposals,
} from './assistant.store.ts';
