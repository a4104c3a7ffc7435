import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';

/** Opens the form of whom an invoice is made out to, and says who that is. */
export function BuyerButton({ buyer, onClick }: { buyer: { name: string } | null; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      color="steel"
      fullWidth
      leftSection={<IconBuilding size={18} aria-hidden />}
      onClick={onClick}
    >
      {buyer ? `Invoice to ${buyer.name}` : 'Invoice to a company'}
    </Button>
  );
}
