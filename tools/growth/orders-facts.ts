import { fragment, type Sql, sql } from '#storage/sql.ts';

const FEES = fragment`
  ('postage and carriage', 'discount', 'manual entry', 'gift voucher', 'bank and marketplace fee', 'other non-product')
`;

/** Per day and country. revenue − refunds + fees + adjustments is the net sum of the file. */
export const orderFacts: Sql = sql`
  select day,
         jsonb_build_object('country', country) as dims,
         jsonb_build_object(
           'transactions', count(*) filter (where class = 'product sale' and is_first_of_class),
           'cancelled_transactions', count(*) filter (where class = 'cancellation' and is_first_of_class),
           'revenue', trim_scale(coalesce(sum(amount) filter (where class = 'product sale'), 0)),
           'units', coalesce(sum(quantity) filter (where class = 'product sale'), 0),
           'refunds', trim_scale(coalesce(-sum(amount) filter (where class = 'cancellation'), 0)),
           'fees', trim_scale(coalesce(sum(amount) filter (where class in ${FEES}), 0)),
           'adjustments', trim_scale(coalesce(sum(amount) filter (
              where class in ('adjustment', 'stock correction', 'without price')), 0))
         ) as measures
  from (
    select day, country, class, quantity, quantity * price as amount,
           row_number() over (partition by invoice, class order by line) = 1 as is_first_of_class
    from staged
  ) as line
  group by day, country
`;

/**
 * Per day and product. A code keeps the description that this tenant's facts already show, else takes the one that
 * most lines have, so that a product stays one series when somebody types its name differently.
 */
export const productFacts: Sql = sql`
  with sale as (
    select day, code, description, invoice, quantity, quantity * price as amount
    from staged where class = 'product sale'
  ), known as (
    select distinct on (1) split_part(dims ->> 'product', ' ', 1) as code, dims ->> 'product' as label
    from metric.fact where dataset = 'order_items' and dims ->> 'product' like '% %'
    order by 1, day desc, 2
  ), usual as (
    select distinct on (code) code, description
    from sale
    group by code, description
    order by code, (description is null), count(*) desc, description
  ), label as (
    select usual.code, coalesce(known.label, concat_ws(' ', usual.code, usual.description)) as product
    from usual left join known using (code)
  )
  select day,
         jsonb_build_object('product', product) as dims,
         jsonb_build_object(
           'units', sum(quantity),
           'revenue', trim_scale(sum(amount)),
           'orders', count(distinct invoice)
         ) as measures
  from sale join label using (code)
  group by day, product
`;

/** The three largest invoices of each day, by what was sold on them. */
export const largestInvoices: Sql = sql`
  select day, jsonb_build_object('record', invoice, 'country', country) as dims,
         jsonb_build_object('revenue', trim_scale(amount)) as measures
  from (
    select day, invoice, country, sum(quantity * price) as amount,
           row_number() over (partition by day order by sum(quantity * price) desc, invoice, country) as place
    from staged where class = 'product sale'
    group by day, invoice, country
  ) as ranked
  where place <= 3
`;

/** The three largest cancelled invoices of each day, by what was given back for products; a positive amount. */
export const largestRefunds: Sql = sql`
  select day, jsonb_build_object('record', invoice, 'country', country) as dims,
         jsonb_build_object('refunds', trim_scale(amount)) as measures
  from (
    select day, invoice, country, -sum(quantity * price) as amount,
           row_number() over (partition by day order by sum(quantity * price), invoice, country) as place
    from staged where class = 'cancellation'
    group by day, invoice, country
  ) as ranked
  where place <= 3 and amount > 0
`;

export const orderSummary: Sql = sql`
  select 'class' as kind, class as name, count(*) as rows, sum(quantity * price) as amount
  from staged group by class
  union all
  select 'note', 'exact duplicates, kept', coalesce(sum(copies - 1), 0), coalesce(sum((copies - 1) * amount), 0)
  from (
    select quantity * price as amount, count(*) as copies
    from staged
    group by invoice, raw_code, description, quantity, invoiced_at, price, customer, country
    having count(*) > 1
  ) as repeated
  union all
  select 'note', note, count(*), sum(quantity * price)
  from staged cross join lateral (values
    ('without customer, kept', customer is null),
    ('without description', description is null),
    ('negative quantity outside a cancellation', quantity < 0 and invoice not ilike 'C%'),
    ('price zero or negative', price <= 0),
    ('stock code in lower case, joined with its upper case', raw_code <> code)
  ) as remark (note, applies)
  where applies group by note
`;
