export {
  type ActionRow,
  changeAction,
  dropProposals,
  forgetExpired,
  hasActedSince,
  insertAction,
  selectAction,
  selectDoneLast,
  selectProposals,
} from './assistant.store.ts';
