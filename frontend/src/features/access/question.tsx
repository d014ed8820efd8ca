import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useWords, type Words } from '../../i18n'
import type { Subject } from './who-answer'

interface QuestionProps {
  subject: Subject | null
  ask: (subject: Subject) => void
}

/** Fields that can be asked about, by type of record. */
function fieldOptions({ personnel, assessments }: Words) {
  const group = (label: string, names: Record<string, string>) => ({
    label,
    options: Object.entries(names).map(([value, name]) => ({ value, label: name, key: `${label} ${value}` })),
  })
  return [group(personnel.person.record, personnel.fields), group(personnel.person.tabs.assessments, assessments.fields)]
}

/** A record by its id and one of its fields. Chips and the panel of a person's page fill it in. */
export function Question({ subject, ask }: QuestionProps) {
  const words = useWords()
  const { who } = words.access
  const [id, setId] = useState(subject?.id ?? '')
  const [field, setField] = useState(subject?.field)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (id.trim() && field) ask({ id: id.trim(), field })
  }
  return (
    <form className="panel question" onSubmit={onSubmit}>
      <label htmlFor="record">{who.record}</label>
      <Input
        id="record"
        value={id}
        placeholder={who.recordHint}
        spellCheck={false}
        onChange={(event) => setId(event.target.value)}
      />
      <label htmlFor="field">{who.field}</label>
      <Select
        id="field"
        value={field}
        placeholder={who.field}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={fieldOptions(words)}
        onChange={setField}
      />
      <Button type="primary" htmlType="submit" disabled={!id.trim() || !field}>
        {who.submit}
      </Button>
    </form>
  )
}
