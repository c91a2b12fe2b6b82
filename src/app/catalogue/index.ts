// Which published service levels of suppliers are there, and what agreement says the same? Takes the catalogue's text
// and an entry's id; gives entries, and texts of underpinning agreements. Knows nothing of files and prices.
export { type Catalogue, type CatalogueEntry, entryOf, namesIn, readCatalogue } from './entry.ts';
export { supplierAgreement } from './supplier-agreement.ts';
