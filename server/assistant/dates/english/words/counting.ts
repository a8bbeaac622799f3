/** Words that make the number before them a count and not a time: "3 people", "5 percent". */
export const counted: ReadonlySet<string> = new Set(
  [
    'people persons men women children kids guests adults percent pct degrees of x more times other others',
    'items pages cups cup tsp tbsp tablespoon teaspoon gram grams g kg kilo kilos lb lbs pounds ounce ounces oz ml l liter litre',
    'km mile miles meters metres m cm mm inch inches ft feet bucks dollar dollars euro euros cents quid usd eur',
    'pack packs pair pairs box boxes bottle bottles piece pieces set sets rep reps copy copies slice slices dozen hundred thousand',
    'different separate big small large whole free guys places stores locations sites shops options houses schools companies restaurants hotels',
    'million k star stars point points step steps floor floors bed bedroom bedrooms mg dose doses new extra things thing',
  ]
    .join(' ')
    .split(' '),
);

/** End in s without being a plural. */
export const notPlural: ReadonlySet<string> = new Set(
  'pls thanks thx plus this as its is was us always yes perhaps besides across towards tennis class bus boss gas pass miss less access address press discuss dress fitness business express'.split(
    ' ',
  ),
);

/** The number after them is a name: "room 3", "chapter 5". */
export const numbered: ReadonlySet<string> = new Set(
  [
    'room rooms chapter chapters page pages step steps level season episode part parts unit lesson section item items question',
    'exercise task ticket issue bug version bus line gate platform flight train apt apartment suite floor building track',
    'phase stage sprint round grade grades size sizes team group zone seat row table tables number no act volume vol figure fig',
    'appendix build release aisle lane box locker bay pier terminal route highway exit windows iphone ps',
  ]
    .join(' ')
    .split(' '),
);

/** What follows is a quantity: "buy 4", "take 2". */
export const countingVerbs: ReadonlySet<string> = new Set(
  'buy order get take need bring pick grab make bake cook eat drink read do run walk swim send print want have add pay plus for with about over under least most than score scored won lost costs cost only'.split(
    ' ',
  ),
);

export const streets: ReadonlySet<string> = new Set(
  'street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl square sq way terrace highway hwy parkway crescent'.split(
    ' ',
  ),
);

/** Make the ordinal before them an adjective: "the 2nd floor". */
export const ordinalNouns: ReadonlySet<string> = new Set(
  [
    'floor edition time times attempt avenue ave street st grade birthday anniversary place century page chapter draft version row',
    'option item quarter one ones half amendment degree person episode season round year years generation born party class gear base',
    'sector try world cup platform gate level paragraph section question week weekend month day hour minute opinion hand party thing',
    'step part stage line door house room choice child son daughter book song track game match date stop wave reminder notice',
    'aid name period team win lap prize rule law graders grader batch iteration sprint session meeting call interview visit trimester',
  ]
    .join(' ')
    .split(' '),
);
