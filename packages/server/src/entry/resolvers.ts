import { MenuPortionsResolver, InventoryResolver } from '../modules/inventory/index.ts';
