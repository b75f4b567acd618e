import { type ConsultantStory, cell } from './testing-consultant.ts';

/* True texts as a consultant would word them, written before anybody looked at what the gate reads. */
export const PAGES: readonly ConsultantStory[] = [
  {
    name: 'organic',
    labels: ['/buty-trekkingowe/', 'Organic Search'],
    cells: [
      cell(
        'sessions_before',
        { value: 12_480, unit: 'count' },
        { entity: 'Organic Search', metric: 'sessions', role: 'level', moment: 'before' },
      ),
      cell(
        'sessions_after',
        { value: 8310, unit: 'count' },
        { entity: 'Organic Search', metric: 'sessions', role: 'level', moment: 'after' },
      ),
      cell(
        'sessions_change',
        { value: -0.3341, unit: 'fraction' },
        { entity: 'Organic Search', metric: 'sessions', role: 'change' },
      ),
      cell(
        'clicks_before',
        { value: 940, unit: 'count' },
        { entity: '/buty-trekkingowe/', metric: 'clicks', role: 'level', moment: 'before' },
      ),
      cell(
        'clicks_after',
        { value: 311, unit: 'count' },
        { entity: '/buty-trekkingowe/', metric: 'clicks', role: 'level', moment: 'after' },
      ),
      cell(
        'clicks_change',
        { value: -0.6691, unit: 'fraction' },
        { entity: '/buty-trekkingowe/', metric: 'clicks', role: 'change' },
      ),
      cell(
        'ctr_before',
        { value: 0.047, unit: 'fraction' },
        { entity: '/buty-trekkingowe/', metric: 'ctr', role: 'level', moment: 'before' },
      ),
      cell(
        'ctr_after',
        { value: 0.016, unit: 'fraction' },
        { entity: '/buty-trekkingowe/', metric: 'ctr', role: 'level', moment: 'after' },
      ),
      cell('days', { value: 14, unit: 'days' }),
      cell('first_day', { value: '2026-06-01', unit: 'date' }),
      cell('last_day', { value: '2026-06-14', unit: 'date' }),
      cell('horizon_days', { value: 30, unit: 'days', basis: 'estimate' }),
      cell(
        'effect_mid',
        { value: 9400, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 30 },
      ),
      cell(
        'effect_low',
        { value: 6000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 30 },
      ),
      cell(
        'effect_high',
        { value: 12_000, unit: 'currency', currency: 'PLN', basis: 'estimate' },
        { metric: 'revenue', perDays: 30 },
      ),
    ],
    texts: {
      en: [
        'Organic Search lost a third of its sessions in the first two weeks of June: 8,310 against the usual 12,480 or so.',
        'The page /buty-trekkingowe/ is down to 311 clicks from 940 – two in three visitors from Google are gone. Check https://shop.example/buty-trekkingowe/ for a stray noindex.',
        'From June 1st to June 14th CTR of /buty-trekkingowe/ dropped to 1.6% (previously 4.7%). Rewrite its title and description.',
        'A fortnight of weaker organic traffic: minus 33%. Restoring the page could be worth about 9,400 zł a month, with a range of 6–12 thousand zł.',
        'Open GA4 and Search Console side by side, filter Organic Search and confirm that sessions stay near 8.3k per fortnight before you change any H1.',
      ],
      pl: [
        'Ruch z Organic Search skurczył się o jedną trzecią: przez dwa tygodnie 8310 sesji, a powinno być około 12,5 tys.',
        'Strona /buty-trekkingowe/ zebrała od 1 do 14 czerwca 311 kliknięć, wcześniej 940. To dwie trzecie mniej.',
        'CTR podstrony /buty-trekkingowe/ spadł z 4,7 proc. do 1,6 proc. Popraw tytuł i opis, sprawdź też, czy strona nie ma noindex.',
        'Naprawa strony może w ciągu 30 dni dać ok. 9,4 tys. zł, ostrożnie 6 tys. zł, w dobrym wariancie 12 tys. zł.',
        'W pierwszej połowie czerwca (1.06–14.06.2026) z Organic Search przyszło o 33% mniej sesji. Porównaj dane w GA4 i Search Console.',
      ],
    },
  },
  {
    name: 'blog',
    labels: ['/blog/jak-wybrac', 'iOS 18.2', 'checkout 4.2.1', '14:00'],
    cells: [
      cell(
        'duration_before',
        { value: 142, unit: 'seconds' },
        { entity: '/blog/jak-wybrac', metric: 'avg_session_duration', role: 'level', moment: 'before' },
      ),
      cell(
        'duration_after',
        { value: 96, unit: 'seconds' },
        { entity: '/blog/jak-wybrac', metric: 'avg_session_duration', role: 'level', moment: 'after' },
      ),
      cell(
        'bounce_before',
        { value: 0.412, unit: 'fraction' },
        { entity: '/blog/jak-wybrac', metric: 'bounce_rate', role: 'level', moment: 'before' },
      ),
      cell(
        'bounce_after',
        { value: 0.587, unit: 'fraction' },
        { entity: '/blog/jak-wybrac', metric: 'bounce_rate', role: 'level', moment: 'after' },
      ),
      cell(
        'bounce_points',
        { value: 0.175, unit: 'points' },
        { entity: '/blog/jak-wybrac', metric: 'bounce_rate', role: 'change' },
      ),
      cell('hours', { value: 4.5, unit: 'hours' }),
      cell(
        'pages_after',
        { value: 1.8, unit: 'ratio' },
        { entity: '/blog/jak-wybrac', metric: 'pages_per_session', role: 'level', moment: 'after' },
      ),
      cell('start', { value: '14:00', unit: 'label' }),
      cell('release', { value: 'checkout 4.2.1', unit: 'label' }),
      cell('system', { value: 'iOS 18.2', unit: 'label' }),
      cell('days', { value: 21, unit: 'days' }),
      cell('first_day', { value: '2026-05-19', unit: 'date' }),
      cell('last_day', { value: '2026-06-08', unit: 'date' }),
    ],
    texts: {
      en: [
        'Visits to /blog/jak-wybrac last a minute and a half on average (96 s), compared with 2 min 22 s before.',
        'Bounce rate of /blog/jak-wybrac rose from 41% to 59%, i.e. by 17.5 percentage points, over three weeks.',
        'On 19 May tracking went silent at 14:00 and stayed silent for four and a half hours; treat that day as incomplete.',
        'Test the flow on iOS 18.2 after the release checkout 4.2.1, and compare it with the numbers of May 19 – June 8.',
        'Readers see 1.8 pages per visit and nearly six in ten leave straight away. Link the top 3 products from /blog/jak-wybrac.',
      ],
      pl: [
        'Średnia wizyta na /blog/jak-wybrac trwa 96 sekund, a trwała 2 min 22 s.',
        'Współczynnik odrzuceń strony /blog/jak-wybrac wzrósł z 41,2% do 58,7%, a więc o 17,5 punktu procentowego, w trzy tygodnie.',
        '19 maja o 14:00 pomiar zamilkł na cztery i pół godziny – nie wyciągaj wniosków z tego dnia.',
        'Przejdź ścieżkę zakupu na iOS 18.2 po wydaniu checkout 4.2.1 i zestaw wyniki z okresem 19 maja – 8 czerwca.',
        'Czytelnicy oglądają 1,8 strony na wizytę, a prawie sześciu na dziesięciu od razu wychodzi. Dodaj do /blog/jak-wybrac odnośniki do produktów.',
      ],
    },
  },
];
