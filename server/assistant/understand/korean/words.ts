/**
 * Patterns of everyday Korean requests. Korean marks what is asked at the end of the sentence and the kind of thing by
 * a noun, so a request is a noun and a closing verb. The first entry that fits decides; none means conversation.
 */
const todo = '(?:할\\s?일|투두|to-?do|알림|리마인더|목록|리스트|장보기|쇼핑)';
const event =
  '(?:일정|약속|회의|미팅|예약|캘린더|달력|스케줄|모임|면접|수업|여행|통화|식사|워크숍|스탠드업|파티|캠핑|등산|치과|병원|결혼식)';
const memo = '(?:메모|노트|기록)';
const removing = '(?:삭제|지워|지우|없애|빼|취소|꺼\\s?줘)';
const changing = '(?:옮겨|변경|바꿔|바꾸|미뤄|미루|연기|당겨|수정|표시|설정)';
const adding = '(?:추가|넣어|등록|잡아|만들어|예약해|적어|생성|표시)';
const asking = '(?:뭐|무엇|무슨|있어|있나|있니|있지|알려|보여|언제|몇|확인|어때|어디|읽어|\\?)';
const clock = '(?:\\d+\\s?시|오전|오후|아침|점심|저녁|정오)';

export const koreanRequests: readonly (readonly [intent: string, pattern: RegExp])[] = (
  [
    [
      'general_chat',
      '알람|타이머|깨워|방법|하는 법|잘하는|잘했|앱\\s?추천|어떻게|날씨|노래|환율|뉴스|주문해\\s?줘?$|번역|왜 |너무 |재밌|재미있|무서워|늦는|길었어|지루|심심|피곤|힘들었|행복|우울|슬펐|좋았|싫었|미안|할까$',
    ],
    ['daily_briefing', '브리핑|하루.*(?:요약|어때|정리)'],
    ['check_conflicts', '겹치|겹쳐|시간\\s?(?:있어|돼|되)|비어\\s?(?:있어|있나)', '언제'],
    ['suggest_time', '(?:언제|시간).*(?:비어|시간 있|좋을|좋은|추천|가능)|언제.*(?:시간|한가)|빈 시간'],
    ['analyze_schedule', '얼마나 (?:바|많)|제일 바쁜|가장 바쁜|바쁜 날'],
    ['delete_memo', `${memo}.*${removing}`],
    ['query_memos', `${memo}.*(?:보여|찾아|있어|읽어|뭐라고|목록|알려)`],
    ['update_memo', `(?:${memo}|회의록|일기장?)에 .*(?:추가|덧붙|더해)`],
    ['create_memo', `${memo}(?:해|하|:|\\s|에)|기억해|저장해`, '회의록'],
    ['search', '검색|찾아'],
    [
      'delegate_task',
      '(?:조사|비교|분석|리서치|초안|알아보고|알아봐서).*(?:보고|알려|정리|작성|해|써)\\s?(?:해\\s?)?(?:줘|주세요|줄래)',
    ],
    [
      'complete_todo',
      '완료$|완료[!.]?$|완료\\s?(?:로|처리|해|했|할)|(?:다 |다)(?:했|끝냈|됐)|끝$|끝났|끝냈|마쳤|처리했|체크해|(?:냈|보냈|먹었|했)어(?:,|$| 완료| 체크)',
      `완료한|어제`,
    ],
    ['delete_todo', `${todo}.*${removing}|${removing}.*${todo}|기(?:를|는)? ${removing}`, `${event}.*일정`],
    [
      'update_todo',
      `(?:${todo}|우선순위|마감|기한|중요|급함|급한).*${changing}`,
      `추가|만들|등록|${event}\\s?일정|(?:알림|리마인더) 설정`,
    ],
    ['delete_event', `${event}.*${removing}`],
    ['update_event', `${event}.*(?:옮겨|변경|바꿔|바꾸|미뤄|미루|연기|당겨|수정)`],
    [
      'create_todo',
      `${todo}.*(?:추가|넣어|등록|만들어|적어|설정|알려줘 )|${todo}:|(?:라고|시라고|는 거|지 않게|지 말라고|하기|쓰기|내기).*(?:알려|상기|리마인|잊지|까먹지)|라고 (?:말)?해\\s?줘|[가-힣] ?기 (?:알려|알림)|잊지|까먹지|상기시켜|(?:해야|사야|내야|가야|보내야|써야) (?:해|돼|함|한다|하는데)|야 (?:해|돼)|추가해|넣어\\s?줘|${todo}\\s*(?:로)?\\s*(?:추가|등록)|새로?운? 할 ?일`,
      `${event}.*(?:잡아|일정)|${event}(?: 예약)?(?:을|를)? 넣어|${clock}.*${event}(?:을|를)? 추가|캘린더|달력|일정|(?:해야|뭐).*(?:하는|뭐|있어|돼\\?|알려)|뭐 `,
    ],
    [
      'query_todos',
      `(?:${todo}|해야 (?:하는|할)|사야|해야 돼).*${asking}|${todo}\\s*$|뭐 (?:사야|해야)|${todo} (?:목록|리스트)$`,
    ],
    [
      'create_event',
      `${event}.*${adding}|${adding}.*${event}|(?:일정|캘린더|달력).*(?:추가|넣어|등록)`,
      `할 ?일`,
    ],
    ['query_events', `(?:${event}|주말|\\d일에?).*${asking}`],
    ['create_event', `${clock}.*${event}|${event}.*${clock}|${clock}.*(?:모임|약속)`],
    [
      'create_todo',
      '(?:기|하기)\\s?(?:추가|등록)|등록해 ?줘|\\s\\S+(?:기|까지)$',
      '이야기$|여기$|저기$|거기$',
    ],
  ] as const
).map(([intent, yes, no]) => [
  intent,
  new RegExp(no === undefined ? yes : `^(?!.*(?:${no})).*(?:${yes})`, 'u'),
]);

/** Words of the request itself, which are no part of a name. */
export const koreanFrame =
  /(?:새로?운?\s)?(?:할\s?일|투두|to-?do|장보기|쇼핑|알림|리마인더|일정|캘린더|달력|메모|노트)\s?(?:목록|리스트)?(?:에서|에|을|를|로|은|의)?|목록(?:에서|에)|새\s|추가해?|넣어|등록해?|만들어|잡아|설정해?|적어|삭제해?|지워|없애|빼|취소해?|옮겨|변경해?|바꿔|미뤄|연기해?|완료\s?(?:로|처리|한)?|표시해?|체크해?|검색해?|찾아|알려|보여|상기시켜|기억해|저장해|남겨|기록해?|예약해(?=\s?줘)|(?:해\s?)?(?:줄래|주세요|줘요?|봐)|했습니다|했어요?|했으니까|해(?=\s|$)|끝났어|끝냈으니까|(?:시간\s)?있(?:어|나|니|지)(?=[?!.]|$)|(?:뭐|언제|어디)(?:야|지|예요|에요)?(?=[?!.]|$)|다\s|[?!.:,]/gu;

/** Words after the name that say what became of it or what about it is changed. */
const afterNames =
  '\\s(?:까먹지 않게|잊지 않게|잊지 말라고|잊지 ?마|진행 중|기한|마감일|우선순위|시간|장소|이름|중요|급함|급한|높음|낮음|마쳤어|처리|냈어|보냈어|먹었어|다 했어|끝냈어|끝|돼|해|좀|한 시간|30분|관련된 거|당겨|뒤)(?:를|을|로|으로|이|가)?(?:\\s.*)?$';

/** How much a task matters, where a message says so. */
export const koreanPriorities: readonly (readonly [pattern: RegExp, priority: 'urgent' | 'high' | 'low'])[] =
  [
    [/급한|급함|급하게|긴급/u, 'urgent'],
    [/중요|우선순위.*높/u, 'high'],
    [/우선순위.*낮/u, 'low'],
  ];

/** Endings of a name and what they become: "전화하라고" (that I should call) is kept as "전화하기" (to call). */
export const koreanEndings: readonly (readonly [ending: RegExp, becomes: string])[] = [
  [new RegExp(afterNames, 'u'), ''],
  [/(?:으라고|라고)$/u, '기'],
  [/(?<=[가-힣])는\s?거$/u, '기'],
  [/해야$/u, '하기'],
  [/(?<=[가사내보])야$/u, '기'],
  [/(?<=[가-힣]{2})(?:을|를|에|로|은|는)$/u, ''],
];
