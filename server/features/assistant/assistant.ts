export {
  type ActionRow,
  changeAction,
  dropProposals,
  forgetExpired,
  insertAction,
  selectAction,
  selectDoneBy,
  selectLatest,
} from './assistant.store.ts';
