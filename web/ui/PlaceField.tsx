/** A place: its area by code, and in words where exactly, for people who have to find it. */
import type { Place } from '../../domain/kernel/fields.ts';
import { useI18n } from '../i18n.ts';
import type { Option } from './Choice.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { SearchSelect } from './Select.tsx';
import { TextField } from './TextField.tsx';
import './FileField.css';

export interface PlaceFieldProps extends FieldProps<Place> {
  readonly areas: readonly Option[];
}

export function PlaceField({ areas, ...field }: PlaceFieldProps) {
  const { t } = useI18n();
  return (
    <FieldFrame field={field} as="group">
      {(_control, value) => {
        const put = (place: Place): void =>
          field.onChange(
            place.area === undefined && place.detail === undefined
              ? undefined
              : {
                  ...(place.area === undefined ? {} : { area: place.area }),
                  ...(place.detail === undefined ? {} : { detail: place.detail }),
                },
          );
        return (
          <div className="place">
            <SearchSelect
              label={t('place.area')}
              options={areas}
              value={value?.area}
              isDisabled={field.isDisabled}
              onChange={(area) => put({ ...value, area: typeof area === 'string' ? area : undefined })}
            />
            <TextField
              label={t('place.detail')}
              value={value?.detail}
              maxLength={500}
              isDisabled={field.isDisabled}
              onChange={(detail) =>
                put({ ...value, detail: typeof detail === 'string' ? detail : undefined })
              }
            />
          </div>
        );
      }}
    </FieldFrame>
  );
}
