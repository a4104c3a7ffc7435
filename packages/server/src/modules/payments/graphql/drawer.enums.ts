import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { movementPurposes } from '../drawer/drawer.ts';
import { drawerMovementKind, drawerSessionState } from '../drawer/tables.ts';

export const DrawerSessionStateEnum = enumOf(drawerSessionState.enumValues);
registerEnumType(DrawerSessionStateEnum, {
  name: 'DrawerSessionState',
  description: 'How far a session of a cash drawer is.',
  valuesConfig: {
    OPEN: { description: 'Cash comes and goes.' },
    COUNTED: { description: 'It was cut and counted; what is over or short is not accepted yet.' },
    CLOSED: { description: 'For good, with its Z report.' },
  },
});

export const DrawerMovementKindEnum = enumOf(drawerMovementKind.enumValues);
registerEnumType(DrawerMovementKindEnum, {
  name: 'DrawerMovementKind',
  description: 'Why cash came into a drawer or left it.',
  valuesConfig: {
    FLOAT: { description: 'What it was opened with.' },
    SALE: { description: 'Taken for an order.' },
    REFUND: { description: 'Given back for an order.' },
    PAID_IN: { description: 'Put in: change, a tip, other income.' },
    PAID_OUT: { description: 'Paid for something small.' },
    DROP: { description: 'Brought to the safe or the bank.' },
    NO_SALE: { description: 'Opened without a sale; moves nothing.' },
    DIFFERENCE: { description: 'What was over or short when it was counted.' },
    HANDED_ON: { description: 'What the next session took over.' },
  },
});

export const DrawerPurposeEnum = enumOf(movementPurposes);
registerEnumType(DrawerPurposeEnum, {
  name: 'DrawerPurpose',
  description: 'What cash is put into a drawer or taken out for.',
  valuesConfig: {
    CHANGE: { description: 'Put in: change from the safe.' },
    OTHER_INCOME: { description: 'Put in: other income.' },
    TIP: { description: 'Put in: a tip, which is the staff’s.' },
    REPAIRS: { description: 'Paid out: repairs, cleaning.' },
    UTILITIES: { description: 'Paid out: gas, power, water.' },
    SUPPLIES: { description: 'Paid out: packaging and other supplies.' },
    TIP_PAID_OUT: { description: 'Paid out: tips, to the staff.' },
    SAFE: { description: 'Dropped into the safe.' },
    BANK: { description: 'Dropped for the bank: in transit until it is on the statement.' },
    NO_SALE: { description: 'Opened without a sale: the amount is 0.' },
    SUPPLIER: { description: 'To a supplier, or back from one: said by their payments, not by hand.' },
    EXPENSE: { description: 'To somebody of the staff, for an expense claim: said by its payment, not by hand.' },
  },
});
