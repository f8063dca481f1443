/** Views of one thing, side by side. Only the chosen one is in the page. */
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel, TabPanels } from 'react-aria-components/Tabs';
import { useI18n } from '../i18n.ts';
import './Tabs.css';

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly key: K;
    readonly label: string;
    readonly count?: number;
    readonly content: () => ReactNode;
  }[];
  readonly chosen?: K;
  readonly onChoose?: (key: K) => void;
}

export function Tabs<K extends string>({ label, tabs, chosen, onChoose }: TabsProps<K>) {
  const { number } = useI18n();
  return (
    <AriaTabs
      className="tabs"
      keyboardActivation="manual"
      {...(chosen === undefined ? {} : { selectedKey: chosen })}
      onSelectionChange={(key) => {
        const tab = tabs.find((one) => one.key === key);
        if (tab) onChoose?.(tab.key);
      }}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.key} id={tab.key} className="tab">
            {tab.label}
            {tab.count !== undefined && <span className="count">{number(tab.count)}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanels>
        {tabs.map((tab) => (
          <TabPanel key={tab.key} id={tab.key} className="tab-panel">
            {tab.content()}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  );
}
