// core/money: how much, in which currency, rounded how?
export * from './money.ts';
