/** A few further acts behind one button. What people need often does not belong in it. */
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ButtonKind } from './Button.tsx';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import './Select.css';
import './Menu.css';

export interface MenuAct {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly onAct: () => void;
  readonly isDisabled?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly kind?: ButtonKind;
  readonly acts: readonly MenuAct[];
}

export function Menu({ label, icon = 'more', kind = 'plain', acts }: MenuProps) {
  return (
    <MenuTrigger>
      <Button kind={kind} icon={icon}>
        {label}
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu className="list-box menu">
          {acts.map((act) => (
            <MenuItem
              key={act.key}
              id={act.key}
              textValue={act.label}
              className="list-box-item menu-item"
              onAction={act.onAct}
              isDisabled={act.isDisabled === true}
            >
              {act.icon && <Icon name={act.icon} />}
              {act.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
